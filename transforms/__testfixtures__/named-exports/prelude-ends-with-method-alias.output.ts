import { NextResponse } from "next/server";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { rateLimit } from "@/lib/limits";

async function checkRequest(req: Request, { params }: { params: Promise<{ team: string }> }) {
  const { team: teamParam } = await params;
  try {
    const team = Number(teamParam);
    if (Number.isNaN(team)) {
      log.info("no such team");
      return NextResponse.json({ message: "Not found" }, { status: 404 });
    }
    log.info("team", { team });
  } catch (err) {
    console.error(err);
    return NextResponse.json({ message: "Something went wrong" }, { status: 500 });
  }
  const { success, remaining } = await rateLimit(teamParam);
  if (!success) {
    log.info("too many requests", { remaining });
    return NextResponse.json({ message: "Too many requests" }, { status: 429 });
  }
  return null;
}

export async function GET(req: Request, { params }: { params: Promise<{ team: string }> }) {
  try {
    const denied = await checkRequest(req, { params });
    if (denied) return denied;
    const { team } = await params;
    const members = await db.member.findMany({ where: { team } });
    return NextResponse.json({ members }, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Something went wrong" }, { status: 502 });
  }
}

export async function POST(req: Request, { params }: { params: Promise<{ team: string }> }) {
  try {
    const denied = await checkRequest(req, { params });
    if (denied) return denied;
    const { email } = await req.json().catch(() => ({}));
    const { team } = await params;
    const member = await db.member.create({ data: { team, email } });
    return NextResponse.json({ member }, { status: 201 });
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Something went wrong" }, { status: 502 });
  }
}

export async function PATCH(req: Request, { params }: { params: Promise<{ team: string }> }) {
  try {
    const denied = await checkRequest(req, { params });
    if (denied) return denied;
    return new Response(null);
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Something went wrong" }, { status: 502 });
  }
}

export async function DELETE(req: Request, { params }: { params: Promise<{ team: string }> }) {
  try {
    const denied = await checkRequest(req, { params });
    if (denied) return denied;
    const { team } = await params;
    await db.member.deleteMany({ where: { team } });
    return new Response(null, { status: 204 });
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Something went wrong" }, { status: 502 });
  }
}
