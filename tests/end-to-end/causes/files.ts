/** Small apps in plain JavaScript: nothing has to be installed or type-checked to build them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export type Files = Record<string, string>;

/** What every app needs. */
export const SHELL: Files = {
  "package.json": JSON.stringify({ private: true, dependencies: { next: "^16.0.0" } }),
  "app/layout.js": `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  "app/page.js": page("Home"),
};

export function page(title: string): string {
  return `export default function Page() {
  return <h1>${title}</h1>;
}
`;
}

/** A route that answers each method with its name. */
export function route(...methods: string[]): string {
  return methods
    .map((method) => `export async function ${method}() {\n  return Response.json("${method}");\n}\n`)
    .join("\n");
}

export function writeFiles(files: Files): (folder: string) => void {
  return (folder) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
}
