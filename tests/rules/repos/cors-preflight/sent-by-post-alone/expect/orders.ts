import { corsHeaders } from "@/lib/cors";

export async function PUT(request: Request) {
  return Response.json(await request.json(), { headers: corsHeaders });
}

export function OPTIONS() {
  return new Response(null, { status: 204, headers: corsHeaders });
}
