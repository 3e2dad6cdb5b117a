import type { NextApiRequest, NextApiResponse } from "next";

export default async function interactions(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();

  const payload = JSON.parse(req.body.payload);
  const [action] = payload.actions;

  await fetch(payload.response_url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text: `You chose ${action.value}` }),
  });
  return res.status(200).end();
}
