import { makeRoute } from "@/lib/route";

export const {
  GET,
  OPTIONS,
  notAllowed: POST,
  notAllowed: PUT,
  notAllowed: PATCH,
  notAllowed: DELETE,
} = makeRoute({
  GET: async (request: Request) => {
    if (request.url.includes("x")) return Response.json({});
  },
});
