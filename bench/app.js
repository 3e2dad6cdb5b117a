import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes a Next app whose routes are all broken: Pages handlers of the common shapes, in turn.
 * @param {string} folder An empty folder.
 * @param {number} count How many routes.
 */
export function writeApp(folder, count) {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write(
    "package.json",
    `${JSON.stringify({ name: "bench", private: true, dependencies: { next: "16.0.0" } })}\n`,
  );
  write("next.config.mjs", "export default {};\n");
  write("app/layout.tsx", LAYOUT);
  for (let number = 0; number < count; number++) {
    const { path, text } = SHAPES[number % SHAPES.length](`item${number}`);
    write(path, text);
    write(`components/item${number}.tsx`, caller(`item${number}`));
  }
}

const LAYOUT = `export default function Layout({ children }) {
  return <html><body>{children}</body></html>;
}
`;

const caller = (name) => `export function Save() {
  const save = () => fetch("/api/${name}", { method: "POST", body: JSON.stringify({ title: "x" }) });
  return <button onClick={save}>Save</button>;
}
`;

const SHAPES = [
  (name) => ({
    path: `app/api/${name}/route.ts`,
    text: `import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    const items = await db.${name}.findMany();
    return res.status(200).json(items);
  } else if (req.method === "POST") {
    const { title } = req.body;
    if (!title) {
      return res.status(400).json({ error: "Title is required" });
    }
    const item = await db.${name}.create({ data: { title } });
    return res.status(201).json(item);
  }
  return res.status(405).json({ error: "Method not allowed" });
}
`,
  }),
  (name) => ({
    path: `app/api/${name}/[id]/route.ts`,
    text: `import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// One item, by its id.
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;
  switch (req.method) {
    case "GET": {
      const item = await db.${name}.findUnique({ where: { id } });
      if (!item) return res.status(404).json({ error: "Not found" });
      return res.json(item);
    }
    case "DELETE":
      await db.${name}.delete({ where: { id } });
      return res.status(204).end();
    default:
      res.setHeader("Allow", ["GET", "DELETE"]);
      return res.status(405).end(\`Method \${req.method} Not Allowed\`);
  }
}
`,
  }),
  (name) => ({
    path: `app/api/${name}/route.ts`,
    text: `import { NextApiRequest, NextApiResponse } from "next";
import { sendEmail } from "@/lib/email";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ message: "Only POST requests allowed" });
  }
  try {
    const { email, message } = req.body;
    await sendEmail({ to: email, subject: "${name}", text: message });
    res.status(200).json({ success: true });
  } catch (error) {
    console.error("Error sending email:", error);
    res.status(500).json({ error: "Failed to send email" });
  }
}
`,
  }),
  (name) => ({
    path: `app/api/${name}/route.ts`,
    text: `import type { NextApiRequest, NextApiResponse } from "next";

type Data = { name: string; search: string | string[] | undefined };

export default function handler(req: NextApiRequest, res: NextApiResponse<Data>) {
  res.setHeader("Cache-Control", "no-store");
  res.status(200).json({ name: "${name}", search: req.query.q });
}
`,
  }),
  (name) => ({
    path: `app/api/${name}/route.ts`,
    text: `import type { NextApiRequest, NextApiResponse } from "next";
import { getUserFromToken } from "@/lib/auth";

export async function POST(req: NextApiRequest, res: NextApiResponse) {
  const user = await getUserFromToken(req.headers.authorization);
  if (!user) {
    return res.status(401).json({ error: "Unauthorized" });
  }
  const { ${name} } = req.body;
  return res.status(200).json({ user, ${name} });
}
`,
  }),
];
