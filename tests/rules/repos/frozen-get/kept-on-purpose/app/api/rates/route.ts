export async function GET() {
  const response = await fetch("https://api.example.com/rates", { next: { revalidate: 60 } });
  return Response.json(await response.json());
}
