import { posts } from "@/lib/posts";

export async function GET() {
  const items = posts.map((post) => `<item><title>${post.title}</title></item>`).join("");
  return new Response(`<rss><lastBuildDate>${new Date().toUTCString()}</lastBuildDate>${items}</rss>`);
}
