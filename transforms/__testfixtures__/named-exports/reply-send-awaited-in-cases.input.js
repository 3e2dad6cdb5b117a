import { renderAs } from "@/lib/reports";
export default async function handler(req, res) {
  switch (req.query.k) {
    case "a":
      res.send(await renderAs("html"));
      break;
    case "b":
      return res.send(await renderAs("list"));
    default:
      res.status(404).send(await renderAs("bytes"));
  }
}
