import { makeRoute } from "@/lib/route";

const echo = async (request: Request) => Response.json({ method: request.method });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = makeRoute({
  GET: echo,
  POST: echo,
  PUT: echo,
  PATCH: echo,
  DELETE: echo,
});
