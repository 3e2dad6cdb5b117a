export const GET = async () => {
	return Response.json([])
}
