export const GET = async () => {
	return Response.json([])
}

export const POST = () => {
	return Response.json({ error: "POST is not implemented" }, { status: 501 })
}
