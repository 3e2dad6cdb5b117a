import { db } from '@/lib/db';

export async function PUT(req, { params }) {
  const { id } = await params;

  const body = await req.json().catch(() => ({}));
  await db.product.update({ where: { id }, data: body });
  return new Response(null, { status: 204 });
}

export async function DELETE(req, { params }) {
  const { id } = await params;

  await db.product.delete({ where: { id } });
  return new Response(null);
}
