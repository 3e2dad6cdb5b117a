import { draftMode } from "next/headers";
import { NextResponse } from "next/server";

export async function DELETE() {
  (await draftMode()).disable();
  return NextResponse.json({ draft: false });
}

export async function POST() {
  (await draftMode()).enable();
  return NextResponse.json({ draft: true });
}

export async function GET() {
  if ((await draftMode()).isEnabled) return new Response("Drafts are shown");
  return NextResponse.json({ preview: (await draftMode()).isEnabled });
}
