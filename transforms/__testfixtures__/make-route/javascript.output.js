import { makeRoute } from "@/lib/route";

export const {
	GET,
	OPTIONS,
	notAllowed: POST,
	notAllowed: PUT,
	notAllowed: PATCH,
	notAllowed: DELETE,
} = makeRoute({
	// Health of the service.
	GET: async (request) => {
		return Response.json({ ok: true, at: request.nextUrl.pathname });
	},
});
