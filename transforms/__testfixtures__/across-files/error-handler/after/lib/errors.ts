import { NextResponse } from "next/server";

export class NotFound extends Error {}

export function handleError(error: unknown) {
  if (error instanceof NotFound) {
    return NextResponse.json({ error: error.message }, { status: 404 });
  }
  console.error(error);
  return NextResponse.json({ error: "Something went wrong" }, { status: 500 });
}
