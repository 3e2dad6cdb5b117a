/** The picture of the wizard: the command in a small shop, at its first question. */
import { type Run, screenOf } from "./screen.js";
import { svgOf } from "./svg.js";

export const WIZARD_PICTURE = "docs/pictures/wizard.svg";

const COLUMNS = 92;

const TASKS = `import { createTask, listTasks } from "@/lib/tasks";

export default async function handler(req, res) {
  if (req.method === "GET") {
    return res.status(200).json(await listTasks());
  }
  if (req.method === "POST") {
    const { title } = req.body;
    if (!title) return res.status(400).json({ error: "A title, please" });
    return res.status(201).json(await createTask(title));
  }
  res.setHeader("Allow", ["GET", "POST"]);
  return res.status(405).end();
}
`;

const SUBSCRIBE = `import { subscribe } from "@/lib/mail";

export default async function handler(req, res) {
  const { email } = req.body;
  await subscribe(email);
  res.status(200).json({ ok: true });
}
`;

/** The shop: path to text. */
export const SHOP: Record<string, string> = {
  "package.json": `${JSON.stringify({ name: "shop", private: true, dependencies: { next: "16.0.0" } })}\n`,
  "app/page.tsx": "export default function Page() {\n  return null;\n}\n",
  "app/api/subscribe/route.js": SUBSCRIBE,
  "app/api/tasks/route.js": TASKS,
  "lib/mail.js": "export async function subscribe(email) {}\n",
  "lib/tasks.js":
    "export async function listTasks() {\n  return [];\n}\n\nexport async function createTask(title) {\n  return { title };\n}\n",
};

/** Takes the folder of the shop; gives the SVG. */
export async function wizardPicture(folder: string): Promise<string> {
  const lines = await screenOf(folder, [], {
    columns: COLUMNS,
    rows: 60,
    typed: [],
    until: ": repair?",
  });
  const prompt: Run[] = [
    { text: "$ ", colour: 2, bold: false, dim: false, inverse: false },
    { text: "npx route-codemod", bold: true, dim: false, inverse: false },
  ];
  return svgOf("npx route-codemod in a terminal", [prompt, ...lines], COLUMNS);
}
