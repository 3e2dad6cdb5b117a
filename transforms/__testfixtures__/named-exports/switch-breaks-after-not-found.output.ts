import { type NextRequest, NextResponse } from "next/server";

type Note = { id: number; text: string; pinned: boolean };

let notes: Note[] = [{ id: 1, text: "Buy milk", pinned: false }];

export function GET() {
  return NextResponse.json(notes);
}

export async function PUT(req: NextRequest) {
  const body = await req.json().catch(() => ({}));
  const id = Number(req.nextUrl.searchParams.get("id") ?? NaN);

  const index = notes.findIndex((note) => note.id === id);
  if (index === -1) {
    // nothing to change
    return NextResponse.json({ message: "Note not found" }, { status: 404 });
  }
  notes[index] = { id, ...body };
  return NextResponse.json(notes[index]);
}

export async function PATCH(req: NextRequest) {
  const body = await req.json().catch(() => ({}));
  const id = Number(req.nextUrl.searchParams.get("id") ?? NaN);

  const index = notes.findIndex((note) => note.id === id);
  if (index === -1) {
    // nothing to change
    return NextResponse.json({ message: "Note not found" }, { status: 404 });
  }
  notes[index] = { ...notes[index], ...body };
  return NextResponse.json(notes[index]);
}

export function DELETE(req: NextRequest) {
  const id = Number(req.nextUrl.searchParams.get("id") ?? NaN);

  if (!notes.some((note) => note.id === id)) {
    return NextResponse.json({ message: "Note not found" }, { status: 404 });
  }
  notes = notes.filter((note) => note.id !== id);
  return new Response(null, { status: 204 });
}
