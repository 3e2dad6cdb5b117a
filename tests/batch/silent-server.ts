/** A server that takes connections and never answers. */
import { createServer, type Server } from "node:net";

export interface SilentServer {
  server: Server;
  port: number;
  /** How many connections are open. */
  connections: () => number;
}

export async function silentServer(): Promise<SilentServer> {
  let open = 0;
  const server = createServer((socket) => {
    open += 1;
    // Only who reads hears that the other side is gone.
    socket.resume();
    socket.on("error", () => {});
    socket.on("close", () => {
      open -= 1;
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { server, port: (server.address() as { port: number }).port, connections: () => open };
}
