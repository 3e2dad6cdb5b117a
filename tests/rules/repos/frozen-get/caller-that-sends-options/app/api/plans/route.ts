export function GET() {
  return Response.json(["free", "pro"]);
}
