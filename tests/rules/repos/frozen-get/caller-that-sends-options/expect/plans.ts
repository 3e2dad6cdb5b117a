// Without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = "force-dynamic";

export function GET() {
  return Response.json(["free", "pro"]);
}
