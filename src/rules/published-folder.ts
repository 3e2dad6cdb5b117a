/** Who serves or publishes the folder that a static export writes. */
import type { NextApp, SourceFile } from "../project/contract.js";
import { scriptsOf } from "./export-script.js";

/** One place that rests on the exported folder. */
export interface FolderUse {
  path: string;
  line: number;
  /** What the place does and what becomes of it, as a sentence. */
  note: string;
  /** It is a call of `next export`, which writes the folder. */
  isExport?: true;
}

/** Everything in the app's scripts and hosting files that uses the exported folder: `out`, or the config's `distDir`. */
export function usesOfFolder(app: NextApp, folder: string): FolderUse[] {
  const scripts = app.packageJson ? scriptUses(app.packageJson, folder) : [];
  return [...scripts, ...app.hosting.flatMap((file) => hostingUses(file, folder, app.root))];
}

const SERVES =
  /\b(?:serve|http-server|live-server|sirv|superstatic|gh-pages|surge|rsync|s3|wrangler|netlify|firebase|cp|mv|touch|zip|COPY|ADD)\b/;

function scriptUses(manifest: SourceFile, folder: string): FolderUse[] {
  return Object.entries(scriptsOf(manifest)).flatMap(([name, command]) => {
    if (typeof command !== "string") return [];
    const place = { path: manifest.path, line: lineOf(manifest.text, `"${name}"`) };
    const script = `${manifest.path}:${place.line}: the script "${name}" (\`${command}\`)`;
    const uses: FolderUse[] = [];
    if (/\bnext export\b/.test(command)) {
      const note = `${script} calls \`next export\`, which goes with the setting; Next 14 removed it.`;
      uses.push({ ...place, note, isExport: true });
    }
    if (command.split(/&&|\|\||[;|]/).some((part) => SERVES.test(part) && namesFolder(part, folder))) {
      const instead = /^(start|serve|preview)$/.test(name) ? " Make it `next start`." : "";
      const note = `${script} uses the folder \`${folder}\`, which a server build doesn't write.${instead}`;
      uses.push({ ...place, note });
    }
    return uses;
  });
}

function hostingUses(file: SourceFile, folder: string, root: string): FolderUse[] {
  return file.text.split("\n").flatMap((text, index) => {
    if (/^\s*(#|\/\/)/.test(text)) return [];
    const place = { path: file.path, line: index + 1 };
    if (/\bstatic_site_generator\s*:\s*["']?next\b/.test(text)) {
      const note = `${file.path}:${place.line} lets GitHub Pages switch \`output: "export"\` on by itself; that host runs no API route.`;
      return [{ ...place, note }];
    }
    const published =
      /^(?!\s*(?:-\s*)?(?:name|description)\s*:).*?[:=]\s*\[?\s*["']?([^\s"',\]]+)["']?\s*\]?\s*,?\s*$/.exec(
        text,
      )?.[1];
    const isPublished = published !== undefined && isFolder(published, folder, root);
    if (!isPublished && !(SERVES.test(text) && namesFolder(text, folder))) return [];
    const note = `${file.path}:${place.line} publishes the folder \`${folder}\` (\`${text.trim()}\`), which a server build doesn't write.`;
    return [{ ...place, note }];
  });
}

/** Whether a path ends in the folder; one in a monorepo may lead through this app's own folder, not through another's. */
function isFolder(path: string, folder: string, root: string): boolean {
  const parts = path.split("/").filter((part) => !["", ".", ".."].includes(part));
  if (parts.at(-1) === "**") parts.pop();
  if (parts.pop() !== folder.replace(/^\.\//, "")) return false;
  return parts.length === 0 || root === "" || root.endsWith(parts.join("/")) || !path.includes("/");
}

/** Whether a command has the folder as a path of its own. */
function namesFolder(command: string, folder: string): boolean {
  const name = folder.replace(/^\.\//, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?:^|[\\s"'=:/])${name}/?(?=[\\s"'/*]|$)`).test(command);
}

function lineOf(text: string, part: string): number {
  const at = text.indexOf(part, Math.max(0, text.indexOf('"scripts"')));
  return text.slice(0, Math.max(0, at)).split("\n").length;
}
