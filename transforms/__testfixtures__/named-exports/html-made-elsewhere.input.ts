import type { NextApiRequest, NextApiResponse } from "next";
import { renderAs } from "@/lib/reports";

const layout = (title: string, inner: string) => `
  <!doctype html>
  <title>${title}</title>
  ${inner}`;

function page(title: string) {
  return layout(title, "<h1>Thanks</h1>");
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      return res.end(page("Unsubscribed"));
    case "POST": {
      const html = await renderAs("html");
      return res.status(201).send(html);
    }
    case "PUT": {
      const template = (await renderAs("html")) as string;
      return res.end(template.replace("{name}", "Ada"));
    }
    case "PATCH": {
      const name = String(req.query.name);
      return res.end(`${name}: changed`);
    }
    case "DELETE":
      return res.status(410).end(`Unsubscribing ${req.query.name} isn't possible`);
    default:
      return res.status(405).end();
  }
}
