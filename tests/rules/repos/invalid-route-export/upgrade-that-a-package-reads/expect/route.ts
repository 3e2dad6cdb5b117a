export function GET() {
  return new Response("Upgrade Required", { status: 426 });
}

function UPGRADE(client: WebSocket) {
  client.send("welcome");
}
