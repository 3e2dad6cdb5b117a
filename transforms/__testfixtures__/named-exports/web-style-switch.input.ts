export default async function handler(request: Request): Promise<Response> {
  switch (request.method) {
    case "GET":
      return Response.json({ items: [1, 2, 3] });
    case "POST": {
      const body = await request.json();
      return Response.json({ created: body }, { status: 201 });
    }
    default:
      return new Response("Method Not Allowed", { status: 405, headers: { Allow: "GET, POST" } });
  }
}
