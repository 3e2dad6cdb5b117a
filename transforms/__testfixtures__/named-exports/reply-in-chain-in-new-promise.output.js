import { NextResponse } from "next/server";

export function GET(req) {
  return new Promise((resolve) => {
    resolve(
      fetch("https://x/" + (req.nextUrl.searchParams.get("id") || "1"))
        .then((r) => r.json())
        .then((data) => {
          return NextResponse.json(data);
        })
        .catch((error) => {
          return NextResponse.json(error, { status: 405 });
        })
    );
  });
}
