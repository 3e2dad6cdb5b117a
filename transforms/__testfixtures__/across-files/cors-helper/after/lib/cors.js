const ALLOWED = ["https://shop.example.com", "https://admin.example.com"];

export async function cors(req, headers) {
  const origin = req.headers.get("origin");
  if (ALLOWED.includes(origin)) headers.set("Access-Control-Allow-Origin", origin);
  headers.set("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
  if (req.method === "OPTIONS") {
    return new Response(null, { status: 204, headers });
  }
  return null;
}
