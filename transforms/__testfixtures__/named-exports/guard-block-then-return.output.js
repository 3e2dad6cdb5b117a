// pages/api/vote.js
import { NextResponse } from "next/server";

let votes = { yes: 0, no: 0 };

export async function POST(req) {
  const { choice } = await req.json().catch(() => ({}));
  if (choice !== "yes" && choice !== "no") {
    return NextResponse.json(
      { error: "choice must be yes or no" },
      { status: 400 },
    );
  }

  votes[choice]++;
  console.log(`🗳️ ${choice}: ${votes[choice]}`);
  return NextResponse.json(votes);
}
