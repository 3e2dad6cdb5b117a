import { NextResponse } from "next/server";

export function GET(req) {
  let status = 200;
  const headers = new Headers();
  return new Promise((resolve) => {
    resolve(
      fetch("https://x/" + (req.nextUrl.searchParams.get("id") || "1"))
        .then((r) => r.json())
        .then((data) => {
          status = 200;
          headers.set("Content-Type", "application/json");
          headers.set("Cache-Control", "max-age=180000");
          return new Response(JSON.stringify(data), { status, headers });
        })
        .catch((error) => {
          headers.delete("Content-Type");
          return NextResponse.json(error, { status, headers });
        })
    );
  });
}
