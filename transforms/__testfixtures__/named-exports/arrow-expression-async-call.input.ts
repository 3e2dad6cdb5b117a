import type { NextApiRequest, NextApiResponse } from "next";
import { prisma } from "@/lib/db";

export default async (_: NextApiRequest, res: NextApiResponse) => res.json(await prisma.user.findMany());
