import { readFile } from "node:fs/promises";
import { posts } from "@/lib/posts";

export async function GET() {
  const intro = await readFile("content/intro.md", "utf8");
  return Response.json({ intro, posts: posts.filter((post) => post.title !== "") });
}
