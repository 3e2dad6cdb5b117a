export async function GET() {
  const response = await fetch("https://api.example.com/price", { cache: "no-store" });
  return Response.json(await response.json());
}
