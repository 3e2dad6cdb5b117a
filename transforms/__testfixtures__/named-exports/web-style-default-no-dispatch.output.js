export async function POST(request) {
  const { items } = await request.json();
  const total = items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  return Response.json({ total });
}
