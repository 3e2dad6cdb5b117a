import { makeRoute } from "@/lib/route";

async function save(request: Request): Promise<Response> {
  return Response.json({ saved: await request.text(), by: request.method });
}

export const {
  POST,
  PUT,
  OPTIONS,
  notAllowed: GET,
  notAllowed: PATCH,
  notAllowed: DELETE,
} = makeRoute({
  POST: save,
  PUT: save,
});
