export const revalidate = 3600;

export async function GET() {
  return Response.json({ now: Date.now() });
}
