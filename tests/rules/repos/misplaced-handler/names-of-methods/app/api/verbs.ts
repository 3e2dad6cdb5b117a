export const GET = "GET";
export const POST = { name: "POST" };
