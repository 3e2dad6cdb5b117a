import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";
import { sendMail } from "@/lib/mail";
import { audit } from "@/lib/log";

interface Line {
  sku: string;
  quantity: number;
  price: number;
}

async function validate(req: NextRequest) {
  const body = await req.json().catch(() => ({}));
  const { customer, lines, coupon } = body as { customer?: string; lines?: Line[]; coupon?: string };

  if (!customer) {
    return NextResponse.json({ error: "Customer is required" }, { status: 400 });
  }
  if (!lines || lines.length === 0) {
    return NextResponse.json({ error: "An order needs at least one line" }, { status: 400 });
  }
  for (const line of lines) {
    if (line.quantity <= 0) {
      return NextResponse.json({ error: `Quantity of ${line.sku} must be positive` }, { status: 422 });
    }
  }

  let total = lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
  if (coupon === "TENOFF") {
    total = total * 0.9;
  }
  const shipping = total > 100 ? 0 : 4.9;
  const tax = Math.round(total * 19) / 100;

  const data = { customer, lines, total, shipping, tax };
  return { customer, total, shipping, tax, data };
}

export async function POST(req: NextRequest) {
  const validated = await validate(req);
  if (validated instanceof Response) return validated;
  const { customer, total, shipping, tax, data } = validated;
  const order = await db.order.create({ data });

  await audit("order.saved", { id: order.id, total });
  await sendMail({
    to: customer,
    subject: "Your order",
    text: `Total: ${total}, shipping: ${shipping}, tax: ${tax}`,
  });

  return NextResponse.json(order, { status: 201 });
}

export async function PUT(req: NextRequest) {
  const validated = await validate(req);
  if (validated instanceof Response) return validated;
  const { customer, total, shipping, tax, data } = validated;
  const order = await db.order.update({ where: { id: String(req.nextUrl.searchParams.get("id")) }, data });

  await audit("order.saved", { id: order.id, total });
  await sendMail({
    to: customer,
    subject: "Your order",
    text: `Total: ${total}, shipping: ${shipping}, tax: ${tax}`,
  });

  return NextResponse.json(order, { status: 200 });
}
