import { join } from "node:path";
import ts from "typescript";
import { TESTFIXTURES } from "../named-exports/fixtures.js";
import { hostOver, OPTIONS, validatorFor } from "../named-exports/type-check.js";
import { type Case, FOLDER } from "./cases.js";

/** What TypeScript says of the files that come out of each case, by its name; what it says of them before doesn't count. */
export function typeErrors(cases: readonly Case[]): Map<string, string[]> {
  return new Map(
    cases.map((one) => {
      const known = new Set(errorsOf(one, one.before, false));
      const found = errorsOf(one, new Map([...one.before, ...one.after]), true);
      return [one.name, found.filter((line) => !known.has(line))];
    }),
  );
}

function errorsOf(one: Case, texts: ReadonlyMap<string, string>, isAfter: boolean): string[] {
  const root = join(FOLDER, one.name, "checked");
  const files = new Map<string, string>();
  for (const [path, text] of texts) files.set(join(root, path), text);
  for (const path of Object.keys(one.routes))
    if (isAfter && one.after.has(path))
      files.set(join(root, `${path}.validator.ts`), validatorOf(path, one.next));
  const paths = { "@/*": [`across-files/${one.name}/checked/*`, "./*"] };
  const options = { ...OPTIONS, baseUrl: TESTFIXTURES, paths };
  const program = ts.createProgram([...files.keys()], options, hostOver(files));
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file)!;
    const all = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return all.map(
      ({ code, messageText }) =>
        `${file.slice(root.length + 1)}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
}

function validatorOf(path: string, next: number): string {
  return validatorFor(
    path,
    next,
    `./${path
      .split("/")
      .at(-1)!
      .replace(/\.\w+$/, "")}`,
  );
}
