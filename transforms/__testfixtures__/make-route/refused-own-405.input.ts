export const GET = (request: Request) => Response.json({ url: request.url });

export function PUT() {
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}
