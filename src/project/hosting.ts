import { readdir } from "node:fs/promises";
import { join } from "node:path";

const NAMES = new Set([
  "netlify.toml",
  "firebase.json",
  "vercel.json",
  "wrangler.toml",
  "wrangler.json",
  "wrangler.jsonc",
  "staticwebapp.config.json",
  "Dockerfile",
  "capacitor.config.ts",
  "capacitor.config.js",
  "capacitor.config.json",
]);

/** The files of `folders` that say how an app is built and served, GitHub's workflows among them. Paths are absolute. */
export async function hostingFiles(folders: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const folder of folders) {
    for (const name of await list(folder)) if (NAMES.has(name)) found.add(join(folder, name));
    // A desktop app that carries the site inside of it.
    if ((await list(join(folder, "src-tauri"))).includes("tauri.conf.json")) {
      found.add(join(folder, "src-tauri", "tauri.conf.json"));
    }
    const workflows = join(folder, ".github", "workflows");
    for (const name of await list(workflows)) if (/\.ya?ml$/.test(name)) found.add(join(workflows, name));
  }
  return [...found].sort();
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
