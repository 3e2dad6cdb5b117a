import { NextResponse } from "next/server";
import { getReport } from "@/lib/reports";

export async function POST(req: Request) {
  try {
    const { id } = await req.json().catch(() => ({}));
    const report = await getReport(id);
    const pdf = new TextEncoder().encode(JSON.stringify(report)).buffer;

    return new Response(Buffer.from(pdf) as BodyInit, {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": `attachment; filename="${encodeURIComponent(id)}.pdf"`,
      },
    });
  } catch (error) {
    return NextResponse.json({ error: (error as Error).message }, { status: 500 });
  }
}
