import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  try {
    const leads = await db.lead.findMany({ take: Number(req.nextUrl.searchParams.get("limit")) || undefined });
    const header = "id,name,createdAt";
    const lines = leads.map((lead) => [lead.id, lead.name, lead.createdAt].join(","));
    const csv = [header, ...lines].join("\n");

    return new Response(csv, {
      headers: {
        "Content-Type": "text/csv",
        "Content-Disposition": "attachment; filename=leads.csv",
      },
    });
  } catch (error) {
    console.error("Export failed:", error);
    return NextResponse.json({ message: "Export failed" }, { status: 500 });
  }
}
