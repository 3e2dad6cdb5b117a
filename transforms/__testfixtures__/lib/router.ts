/** A router with one method per HTTP method, as libraries offer it. */
import type { NextApiHandler } from "next";

export function createRouter() {
  const handlers: Record<string, NextApiHandler> = {};
  return {
    get: (handler: NextApiHandler) => void (handlers.GET = handler),
    post: (handler: NextApiHandler) => void (handlers.POST = handler),
    handler:
      (): NextApiHandler =>
      (req, res) =>
        handlers[req.method ?? ""]?.(req, res) ?? res.status(405).end(),
  };
}
