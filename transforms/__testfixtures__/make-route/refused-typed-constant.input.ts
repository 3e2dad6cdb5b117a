import type { NextRequest } from "next/server";

type Handler = (request: NextRequest) => Response;

export const POST: Handler = (request) => Response.json({ url: request.url });
