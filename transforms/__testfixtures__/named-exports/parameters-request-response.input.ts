import type { NextApiRequest, NextApiResponse } from "next";
import { verifyToken } from "@/lib/auth";

export default async function me(request: NextApiRequest, response: NextApiResponse) {
  const token = request.headers.authorization?.split(" ")[1];
  const user = await verifyToken(token);

  if (!user) {
    return response.status(401).json({ error: "Unauthorized" });
  }

  return response.status(200).json({ id: user.id, name: user.name });
}
