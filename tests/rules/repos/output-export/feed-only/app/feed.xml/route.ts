export const dynamic = "force-static";

export function GET() {
  return new Response("<rss/>", { headers: { "Content-Type": "application/rss+xml" } });
}
