import { NextResponse } from "next/server";
import { track } from "@/lib/track";

// The identity provider posts its answer here.
export async function POST(req: Request) {
  const body = req.headers.get("content-type")?.includes("form-urlencoded")
    ? Object.fromEntries(await req.formData())
    : await req.json().catch(() => ({}));
  const { SAMLResponse, RelayState } = body as { SAMLResponse?: string; RelayState?: string };
  if (!SAMLResponse) {
    return NextResponse.json({ error: "SAMLResponse is missing" }, { status: 400 });
  }

  track("saml", { length: SAMLResponse.length });
  return new Response(null, { status: 302, headers: { Location: RelayState || "/dashboard" } });
}
