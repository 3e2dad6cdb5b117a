import type { NextApiRequest, NextApiResponse } from "next";
import { Server } from "socket.io";

export default function handler(req: NextApiRequest, res: NextApiResponse & { socket: any }) {
  if (res.socket.server.io) {
    return res.end();
  }
  const io = new Server(res.socket.server);
  io.on("connection", (socket) => socket.emit("hello"));
  res.socket.server.io = io;
  res.end();
}
