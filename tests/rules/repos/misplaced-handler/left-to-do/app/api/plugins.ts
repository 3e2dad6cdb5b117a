export async function POST(request: Request) {
  const { name } = await request.json();
  const plugin = await import(`./plugins/${name}`);
  return Response.json(await plugin.run());
}
