/** A small app as an AI builder leaves it: path to text. */
export const brokenApp: Record<string, string> = {
  "package.json": `{ "name": "shop", "private": true, "dependencies": { "next": "16.0.0", "react": "19.2.0" } }\n`,
  "lib/send.ts": `import { createReadStream } from "node:fs";\nexport function send(req: any, res: any) {\n  createReadStream("report.pdf").pipe(res);\n}\n`,
  "app/page.tsx": `export default function Page() {\n  return null;\n}\n`,
};

/** Says its methods: a safe fix. */
export const SAFE = `export default async function handler(req, res) {
  if (req.method === "GET") {
    return res.status(200).json({ tasks: [] });
  }
  return res.status(405).end();
}
`;

/** Serves whatever it is asked for, and reads a body: its methods are an assumption. */
export const GUESS = `export default async function handler(req, res) {
  const { name } = req.body;
  return res.status(201).json({ name });
}
`;

/** Hands res to another file: nothing that can be repaired here. */
export const MANUAL = `import { send } from "../../../lib/send";

export default async function handler(req, res) {
  return send(req, res);
}
`;

export const FINE = `export async function GET() {
  return Response.json({ ok: true });
}
`;

/** The broken app with one route of each kind. */
export const mixedApp: Record<string, string> = {
  ...brokenApp,
  "app/api/files/route.ts": MANUAL,
  "app/api/fine/route.ts": FINE,
  "app/api/guess/route.ts": GUESS,
  "app/api/tasks/[id]/route.ts": SAFE,
  "app/api/tasks/route.ts": SAFE,
};

/** The broken app with safe fixes only. */
export const safeApp: Record<string, string> = {
  ...brokenApp,
  "app/api/tasks/[id]/route.ts": SAFE,
  "app/api/tasks/route.ts": SAFE,
};

/** The broken app without anything broken. */
export const fineApp: Record<string, string> = { ...brokenApp, "app/api/fine/route.ts": FINE };
