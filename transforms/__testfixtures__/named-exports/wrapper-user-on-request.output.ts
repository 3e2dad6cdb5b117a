import { type NextRequest, NextResponse } from "next/server";
import { verifyToken, type User } from "@/lib/auth";
import { db } from "@/lib/db";

interface AuthedRequest extends NextRequest {
  user: User;
}

type AuthedHandler = (req: AuthedRequest) => Response | Promise<Response>;

function withUser(handler: AuthedHandler) {
  return async (req: NextRequest) => {
    const user = await verifyToken(req.cookies.get("token")?.value);
    if (!user) {
      return NextResponse.json({ error: "Sign in first" }, { status: 401 });
    }
    (req as AuthedRequest).user = user;
    return handler(req as AuthedRequest);
  };
}

export const POST = withUser(async (req) => {
  const { text } = await req.json().catch(() => ({}));
  if (!text) return NextResponse.json({ error: "text is required" }, { status: 400 });
  const comment = await db.comment.create({ data: { text, authorId: req.user.id, author: req.user.email } });
  return NextResponse.json(comment, { status: 201 });
});
