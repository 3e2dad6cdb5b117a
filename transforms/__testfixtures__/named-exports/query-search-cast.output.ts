import { type NextRequest, NextResponse } from 'next/server';
import { db } from '@/lib/db';

export async function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const search = searchParams.get('search') as string;
  const minPrice = Number(searchParams.get('minPrice') ?? NaN);
  const inStock = searchParams.get('inStock') === 'true';
  const cursor = searchParams.get('cursor') || undefined;

  if (!search) {
    return NextResponse.json({ message: 'search is required' }, { status: 400 });
  }

  const products = await db.product.findMany({
    where: { name: search.trim(), inStock, ...(minPrice > 0 && { price: minPrice }) },
    cursor,
  });
  return NextResponse.json({ products, search, minPrice, inStock });
}
