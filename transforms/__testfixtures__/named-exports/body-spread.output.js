import { NextResponse } from 'next/server';
import { db } from '@/lib/db';

export async function PUT(req, { params }) {
  const { id } = await params;
  const product = await db.product.update({
    where: { id },
    data: { ...(await req.json().catch(() => ({}))), updatedAt: 'now' },
  });
  return NextResponse.json({ ...product, saved: true });
}

export async function POST(req, { params }) {
  const { id } = await params;
  const copy = { ...(await req.json().catch(() => ({}))), parentId: id };
  delete copy.id;
  return NextResponse.json(await db.product.create({ data: copy }), {
    status: 201,
  });
}
