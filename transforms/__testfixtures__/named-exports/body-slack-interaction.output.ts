export async function POST(req: Request) {
  const body = req.headers.get("content-type")?.includes("form-urlencoded")
    ? Object.fromEntries(await req.formData())
    : await req.json().catch(() => ({}));
  const payload = JSON.parse(body.payload);
  const [action] = payload.actions;

  await fetch(payload.response_url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text: `You chose ${action.value}` }),
  });
  return new Response(null);
}
