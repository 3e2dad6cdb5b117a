export async function PATCH(request, { params }) {
  const { id } = await params
  return Response.json({ id, ...(await request.json()) })
}
