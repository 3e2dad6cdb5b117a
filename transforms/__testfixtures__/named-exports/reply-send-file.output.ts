import { type NextRequest, NextResponse } from "next/server";
import fs from "node:fs/promises";
import { readFileSync } from "node:fs";
import path from "node:path";

export async function GET(req: NextRequest, { params }: { params: Promise<{ name: string }> }) {
  const { name } = await params;
  const as = req.nextUrl.searchParams.get("as");
  const file = path.join(process.cwd(), "docs", "rules", name);
  try {
    if (as === "text") {
      const text = readFileSync(file, "utf8");
      return new Response(new Blob([text ?? ""]));
    }
    if (as === "bytes") {
      return NextResponse.json(new Uint8Array([1, 2]));
    }
    const data = await fs.readFile(file);
    const headers = new Headers();
    if (as === "download") headers.set("Content-Disposition", `attachment; filename="${name}"`);
    headers.set("Content-Type", "text/markdown");
    return new Response(data as BodyInit, { headers });
  } catch {
    return new Response("Not found", { status: 404 });
  }
}
