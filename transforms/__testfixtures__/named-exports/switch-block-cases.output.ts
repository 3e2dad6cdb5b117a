import { type NextRequest, NextResponse } from "next/server";

type Product = { id: string; name: string; price: number };

const products: Product[] = [
  { id: "1", name: "Keyboard", price: 49 },
  { id: "2", name: "Mouse", price: 19 },
];

export function GET(req: NextRequest) {
  const max = req.nextUrl.searchParams.get("max");
  const found = max ? products.filter((p) => p.price <= Number(max)) : products;
  return NextResponse.json<Product[] | Product | { message: string }>(found);
}

export async function POST(req: NextRequest) {
  const { name, price } = await req.json().catch(() => ({}));
  const product = { id: String(products.length + 1), name, price };
  products.push(product);
  return NextResponse.json<Product[] | Product | { message: string }>(product, { status: 201 });
}
