import type * as Next from "next";
import prisma from "@/lib/db";

export default async function handler(req: Next.NextApiRequest, res: Next.NextApiResponse<{ count: number } | string>) {
  if (req.method === "GET") {
    const count = await prisma.customer.count();
    return res.status(200).json({ count });
  }
  return res.status(405).send("Method not allowed");
}
