import { audit } from "@/lib/log";

export default async function handler(req, res) {
  if (req.method === "OPTIONS") {
    return res.status(204).end();
  }
  const routes = {
    POST: async (req, res) => {
      // Who asks twice is told.
      await audit("order", { id: req.query.id });
      const { sku } = req.body;
      if (!sku) {
        res.status(404);
        return res.json({ error: "Not found" });
      }
      return res.json({ ok: true, method: req.method });
    },
  };
  const run = routes[req.method];
  if (!run) return res.status(405).end();
  return run(req, res);
}
