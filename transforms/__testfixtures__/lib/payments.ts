import { record } from "./effects";

export interface Charge {
  id: string;
  status: "paid" | "pending" | "failed";
  amount: number;
}

/** 402 cents are declined, with the status that a payment provider puts on its errors. */
export async function charge(amount: number, source?: string): Promise<Charge> {
  record("payments.charge", amount, source);
  if (amount === 402) throw Object.assign(new Error("card declined"), { statusCode: 402, code: "card_declined" });
  if (amount === 500) throw new Error("provider down");
  return { id: "ch_1", status: amount > 1000 ? "pending" : "paid", amount };
}

export async function createCheckout(plan: string, origin?: string): Promise<{ url: string }> {
  record("payments.createCheckout", plan, origin);
  return { url: `https://pay.example/${plan}?from=${encodeURIComponent(origin ?? "")}` };
}
