import { renderAs } from "@/lib/reports";
export default async function handler(req, res) {
  if (req.query.a) res.send(await renderAs(req.query.a));
  else if (req.query.b) res.status(201).send(await renderAs(req.query.b));
  else res.send("none");
}
