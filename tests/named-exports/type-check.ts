import { join } from "node:path";
import ts from "typescript";
import { type Fixture, TESTFIXTURES } from "./fixtures.js";
import { routeSegments } from "./route-path.js";

/** What the TypeScript compiler says of each fixture's output, by the fixture's name: nothing, or lines to read. */
export type TypeErrors = Map<string, string[]>;

/**
 * Type-checks all outputs in one program, against the real types of Next.js and with the settings that a new Next app
 * has, and checks the methods as Next's own validator does. Errors that the input has as well aren't the output's.
 * JavaScript is parsed, and its methods are validated, but its bodies are not checked.
 */
export function typeCheck(fixtures: readonly Fixture[]): TypeErrors {
  const texts = new Map<string, string>();
  for (const fixture of fixtures) {
    texts.set(fixture.inputFile, fixture.input);
    texts.set(fixture.outputFile, fixture.output!);
    texts.set(validatorFile(fixture), validator(fixture));
  }
  const program = ts.createProgram([...texts.keys()], OPTIONS, hostOver(texts));
  return new Map(
    fixtures.map((fixture) => {
      const known = new Set(errorsIn(program, fixture.inputFile).map(({ text }) => text));
      const own = errorsIn(program, fixture.outputFile).filter(({ text }) => !known.has(text));
      const methods = errorsIn(program, validatorFile(fixture));
      return [fixture.name, [...own, ...methods].map(({ line, text }) => `${line}: ${text}`)];
    }),
  );
}

export const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2017,
  lib: ["lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.Preserve,
  allowJs: true,
  checkJs: false,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  esModuleInterop: true,
  isolatedModules: true,
  resolveJsonModule: true,
  types: ["node"],
  baseUrl: TESTFIXTURES,
  paths: { "@/*": ["./*"] },
};

/** A host that has these texts, and everything else from the disk. */
export function hostOver(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  const { directoryExists } = host;
  const folders = [...texts.keys()];
  host.directoryExists = (folder) =>
    folders.some((file) => file.startsWith(`${folder}/`)) || (directoryExists?.(folder) ?? true);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, target, ...rest) => {
    const text = texts.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, target);
    if (!installed.has(file)) installed.set(file, getSourceFile(file, target, ...rest));
    return installed.get(file);
  };
  return host;
}

/** The libraries and the types of packages, which are the same for every program. */
const installed = new Map<string, ts.SourceFile | undefined>();

function validatorFile(fixture: Fixture): string {
  return join(TESTFIXTURES, "named-exports", `${fixture.name}.validator.ts`);
}

/** As `.next/types/validator.ts` of Next 15 and 16; up to Next 14 `params` is a plain object. */
function validator({ name, context }: Fixture): string {
  return validatorFor(context.path, context.next, `./${name}.output`);
}

/** A module that holds the methods of a route to what Next.js asks of them. */
export function validatorFor(path: string, next: number | undefined, specifier: string): string {
  const params = routeSegments(path)
    .filter((segment) => typeof segment !== "string")
    .map(({ name, kind }) => {
      if (kind === "single") return `"${name}": string`;
      return kind === "catch-all" ? `"${name}": string[]` : `"${name}"?: string[]`;
    })
    .join("; ");
  const given = (next ?? 16) < 15 ? `{ ${params} }` : `Promise<{ ${params} }>`;
  const method = `(request: NextRequest, context: { params: ${given} }) => Promise<Response | void> | Response | void`;
  return `import type { NextRequest } from "next/server";
type Method = ${method};
type Route = { GET?: Method; HEAD?: Method; POST?: Method; PUT?: Method; PATCH?: Method; DELETE?: Method; OPTIONS?: Method };
type IsExpected<Specific extends Route> = Specific;
const route = {} as typeof import("${specifier}");
type Check = IsExpected<typeof route>;
export type { Check };
`;
}

function errorsIn(program: ts.Program, file: string): { line: number; text: string }[] {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} is not part of the program`);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    (diagnostic) => ({
      line: source.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line + 1,
      text: `TS${diagnostic.code} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n")}`,
    }),
  );
}
