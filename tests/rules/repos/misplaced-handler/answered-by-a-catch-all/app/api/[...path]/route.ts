export async function GET() {
  return Response.json({ from: "the other server" });
}
