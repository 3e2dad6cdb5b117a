/**
 * Builds what the review page carries: one script, one style, and the licences of what is in them. Only the build needs diff2html
 * and highlight.js; whoever runs the tool downloads neither.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const client = join(root, "src/report/page/client");
const target = join(root, "dist/page");
const require = createRequire(import.meta.url);
const fileOf = (id) => require.resolve(id);

mkdirSync(target, { recursive: true });

const { output } = await build({
  input: join(client, "main.ts"),
  platform: "browser",
  output: { format: "iife", minify: true },
  write: false,
});
writeFileSync(join(target, "review.js"), output[0].code.replaceAll("</script", "<\\/script"));

const read = (file) => readFileSync(file, "utf8");
const packageFolder = (name) => dirname(fileOf(`${name}/package.json`));
const colours = (theme) => read(join(packageFolder("highlight.js"), `styles/${theme}.min.css`));
writeFileSync(
  join(target, "review.css"),
  [
    read(join(packageFolder("diff2html"), "bundles/css/diff2html.min.css")),
    `.d2h-light-color-scheme{${colours("github")}}`,
    `.d2h-dark-color-scheme{${colours("github-dark")}}`,
    read(join(client, "style.css")),
  ].join("\n"),
);

const licences = [
  "diff2html/LICENSE.md",
  "highlight.js/LICENSE",
  "@profoundlogic/hogan/LICENSE",
  "diff/LICENSE",
];
const texts = licences.map((file) => {
  const name = file.slice(0, file.lastIndexOf("/"));
  return `${name}\n\n${read(join(packageFolder(name), file.slice(name.length + 1)))}`;
});
writeFileSync(join(target, "LICENCES.txt"), texts.join(`\n${"-".repeat(72)}\n\n`));
