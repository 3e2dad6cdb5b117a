export function GET(request: Request): Promise<Response>;
export async function GET(request: Request, context?: unknown) {
  return Response.json({ url: request.url, context });
}
