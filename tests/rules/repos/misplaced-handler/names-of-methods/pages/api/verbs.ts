export const GET = "GET" as const;
export const POST = "POST" as const;
