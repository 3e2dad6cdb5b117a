const HOUR = 60 * 60;
const MODE = "force-static";

export const revalidate = 2 * HOUR;
export const dynamic = MODE;

export async function GET() {
  return Response.json({ time: HOUR });
}
