export function GET() {
  return new Response("Upgrade Required", { status: 426 });
}

export function UPGRADE(client: WebSocket) {
  client.send("welcome");
}
