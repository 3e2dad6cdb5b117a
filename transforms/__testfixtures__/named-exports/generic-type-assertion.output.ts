import { NextResponse } from "next/server";

interface Vote { option: string }

const tally = new Map<string, number>();
const identity = <T>(value: T): T => value;

export async function POST(req: Request) {
  const vote = <Vote>await req.json().catch(() => ({}));
  tally.set(identity(vote.option), (tally.get(vote.option) || 0) + 1);
  return NextResponse.json(Object.fromEntries(tally));
}
