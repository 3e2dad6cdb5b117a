import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
import { sendMail } from "@/lib/mail";
import { audit } from "@/lib/log";

interface Line {
  sku: string;
  quantity: number;
  price: number;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST" && req.method !== "PUT") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const { customer, lines, coupon } = req.body as { customer?: string; lines?: Line[]; coupon?: string };

  if (!customer) {
    return res.status(400).json({ error: "Customer is required" });
  }
  if (!lines || lines.length === 0) {
    return res.status(400).json({ error: "An order needs at least one line" });
  }
  for (const line of lines) {
    if (line.quantity <= 0) {
      return res.status(422).json({ error: `Quantity of ${line.sku} must be positive` });
    }
  }

  let total = lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
  if (coupon === "TENOFF") {
    total = total * 0.9;
  }
  const shipping = total > 100 ? 0 : 4.9;
  const tax = Math.round(total * 19) / 100;

  const data = { customer, lines, total, shipping, tax };
  const order =
    req.method === "POST"
      ? await db.order.create({ data })
      : await db.order.update({ where: { id: String(req.query.id) }, data });

  await audit("order.saved", { id: order.id, total });
  await sendMail({
    to: customer,
    subject: "Your order",
    text: `Total: ${total}, shipping: ${shipping}, tax: ${tax}`,
  });

  return res.status(req.method === "POST" ? 201 : 200).json(order);
}
