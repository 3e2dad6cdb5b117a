const HOUR = 60 * 60;
const MODE = "force-static";

export const revalidate = 7200;
export const dynamic = "force-static";

export async function GET() {
  return Response.json({ time: HOUR });
}
