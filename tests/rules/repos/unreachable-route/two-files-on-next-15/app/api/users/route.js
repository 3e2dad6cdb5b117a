export async function POST() {
  return Response.json({}, { status: 201 });
}
