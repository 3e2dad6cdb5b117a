import { makeRoute } from "@/lib/route";

export const { GET, OPTIONS, notAllowed: POST } = makeRoute({ GET: () => Response.json(1) });
