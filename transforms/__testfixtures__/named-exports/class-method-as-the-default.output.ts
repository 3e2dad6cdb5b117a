import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

class UserController {
  static async handle(req: NextRequest) {
    if (req.method !== "POST") return UserController.list(req);
    return UserController.create(req);
  }

  static async list(req: NextRequest) {
    return NextResponse.json(
      await db.user.findMany({ where: { team: req.nextUrl.searchParams.get("team") ?? undefined } }),
    );
  }

  static async create(req: NextRequest) {
    const { email } = await req.json().catch(() => ({}));
    if (!email)
      return NextResponse.json({ message: "Email is missing" }, { status: 400 });
    return NextResponse.json(await db.user.create({ data: { email } }), {
      status: 201,
    });
  }
}

function handler(req: NextRequest) {
  return UserController.handle(req);
}

export { handler as GET, handler as POST };
