export const config = { runtime: "edge" };

export default async function handler(req: Request) {
  if (req.method !== "GET") return new Response(null, { status: 405 });
  const { searchParams } = new URL(req.url);
  return Response.json(Object.fromEntries(searchParams));
}
