export async function GET() {
  const posts = await fetch("https://cms.example.com/posts").then((response) => response.json());
  return new Response(`<rss>${posts.length}</rss>`, { headers: { "content-type": "application/rss+xml" } });
}
