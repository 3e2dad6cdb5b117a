import type { NextApiRequest, NextApiResponse } from "next";
import { track } from "@/lib/track";

// The identity provider posts its answer here.
export default async function acs(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    res.setHeader("Allow", "POST");
    return res.status(405).end("Method Not Allowed");
  }

  const { SAMLResponse, RelayState } = req.body as { SAMLResponse?: string; RelayState?: string };
  if (!SAMLResponse) {
    return res.status(400).json({ error: "SAMLResponse is missing" });
  }

  track("saml", { length: SAMLResponse.length });
  return res.redirect(302, RelayState || "/dashboard");
}
