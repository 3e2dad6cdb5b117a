export async function GET() {
  return Response.json({ ok: true });
}
export const dynamic = "force-dynamic";
