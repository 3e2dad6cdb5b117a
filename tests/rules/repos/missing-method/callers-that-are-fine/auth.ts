export const handlers = { GET: () => new Response(), POST: () => new Response() };
