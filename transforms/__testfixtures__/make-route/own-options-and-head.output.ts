import { makeRoute } from "@/lib/route";

export const {
  GET,
  HEAD,
  OPTIONS,
  notAllowed: POST,
  notAllowed: PUT,
  notAllowed: PATCH,
  notAllowed: DELETE,
} = makeRoute({
  HEAD: () => {
    return new Response(null, { headers: { "X-Total": "3" } });
  },

  GET: (request: Request) => {
    return Response.json({ url: new URL(request.url).pathname });
  },

  OPTIONS: () => {
    return new Response(null, { status: 204, headers: { "Access-Control-Allow-Origin": "*" } });
  },
});
