import { NextRequest, NextResponse } from "next/server";

export const PUT = async (req: NextRequest) => {
  try {
    const { method } = req;
    if (method === "POST") {
      const form = await req.formData();
      return NextResponse.json({ name: form.get("name") });
    }
    return NextResponse.json({ error: `${method} not allowed` }, { status: 405 });
  } catch {
    return NextResponse.json({ error: "Upload failed" }, { status: 500 });
  }
};
