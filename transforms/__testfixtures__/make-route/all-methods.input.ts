const echo = async (request: Request) => Response.json({ method: request.method });

export const GET = echo;
export const POST = echo;
export const PUT = echo;
export const PATCH = echo;
export const DELETE = echo;
