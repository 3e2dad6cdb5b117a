const allowed = ["https://a.example.com", "https://b.example.com"];

export async function POST(request: Request) {
  const origin = request.headers.get("origin") ?? "";
  return Response.json(
    { ok: true },
    { headers: { "Access-Control-Allow-Origin": allowed.includes(origin) ? origin : "" } },
  );
}
