import { revalidatePath } from "next/cache";
import { type NextRequest, NextResponse } from "next/server";

export async function POST(req: NextRequest) {
  // Check for secret to confirm this is a valid request
  if (req.nextUrl.searchParams.get("secret") !== "MY_SECRET") {
    return NextResponse.json({ message: "Invalid token" }, { status: 401 });
  }

  const { slug } = await req.json().catch(() => ({}));
  if (!slug) return NextResponse.json({ message: "Which post?" }, { status: 400 });

  try {
    // This should be the actual path, not a rewritten path
    revalidatePath(`/blog/${slug}`);
    await Promise.all(["/blog", "/about"].map((path) => revalidatePath(path)));
    return NextResponse.json({ revalidated: true });
  } catch (err) {
    // If there was an error, Next.js will continue to show the last successfully generated page
    return new Response("Error revalidating", { status: 500 });
  }
}
