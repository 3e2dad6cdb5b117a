import { NextResponse } from "next/server";
import { readReport } from "@/lib/reports";

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  return new Promise<Response>((resolve) => {
    readReport(id, (err, report) => {
      if (err) {
        return resolve(NextResponse.json({ error: err.message }, { status: 500 }));
      }
      resolve(NextResponse.json(report ?? null));
    });
  });
}
