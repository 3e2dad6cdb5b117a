// Health of the service.
export async function GET(request) {
	return Response.json({ ok: true, at: request.nextUrl.pathname });
}
