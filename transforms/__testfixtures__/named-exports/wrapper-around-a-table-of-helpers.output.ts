import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

class ApiError extends Error {
  constructor(
    public statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

async function listUsers(req: NextRequest) {
  const page = Number(req.nextUrl.searchParams.get("page") ?? "1");
  if (!Number.isInteger(page)) throw new ApiError(400, "There is no such page");
  return NextResponse.json(
    await db.user.findMany({ skip: (page - 1) * 10, take: 10 }),
  );
}

async function createUser(req: NextRequest) {
  const { email } = await req.json().catch(() => ({}));
  if (!email) throw new ApiError(400, "An email is needed");
  return NextResponse.json(await db.user.create({ data: { email } }), {
    status: 201,
  });
}

type RouteHandler = (request: NextRequest) => Response | Promise<Response>;

function withErrors(handler: RouteHandler): RouteHandler {
  return async (req: NextRequest) => {
    try {
      return await handler(req);
    } catch (error) {
      if (error instanceof ApiError) {
        return NextResponse.json(
          { error: error.message },
          { status: error.statusCode },
        );
      }
      return NextResponse.json(
        { error: "Something went wrong" },
        { status: 500 },
      );
    }
  };
}

export const GET = withErrors(listUsers);
export const POST = withErrors(createUser);
