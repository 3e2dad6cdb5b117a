import { draftMode } from "next/headers";
import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

// GET /api/preview?secret=…&slug=…, asked by the CMS
export async function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const secret = searchParams.get("secret");
  const slug = searchParams.get("slug");

  if (secret !== "MY_SECRET" || !slug) {
    return NextResponse.json({ message: "Invalid token" }, { status: 401 });
  }

  const post = await db.post.findFirst({ where: { slug } });

  // If the slug doesn't exist prevent preview mode from being enabled
  if (!post) {
    return NextResponse.json({ message: "Invalid slug" }, { status: 401 });
  }

  // Enable Preview Mode by setting the cookies
  (await draftMode()).enable();

  // Redirect to the path from the fetched post
  return new Response(null, { status: 307, headers: { Location: `/posts/${post.slug}` } });
}
