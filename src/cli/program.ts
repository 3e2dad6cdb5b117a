/** The command line: which commands and options there are. Each command's own code is loaded when it is called. */
import { Command, CommanderError, Option } from "commander";
import { FORMATS } from "../report/formats.js";
import type { ApplyFlags } from "./apply.js";
import { addBatchCommands } from "./batch-commands.js";
import type { GateFlags } from "./check.js";
import { closest } from "./closest.js";
import type { RawContractFlags } from "./contracts.js";
import { CANCELLED, CLEAN, UNUSABLE } from "./exit-codes.js";
import { printFailure, reportFailure } from "./failure.js";
import { checkedFlags, collected, type Flags, type RawFlags } from "./flags.js";
import { toFile, toStdout } from "./output.js";
import { packageVersion } from "./package.js";
import type { Terminal } from "./terminal.js";
import type { UndoFlags } from "./undo.js";
import { UsageError } from "./usage-error.js";
import type { WhyFlags } from "./why.js";

/** Takes the arguments without node and script; gives the exit code. Never throws. */
export async function run(args: string[], terminal: Terminal): Promise<number> {
  let code = CLEAN;
  let format: string | undefined;
  let result: "report" | "routes" = "report";
  let output = toStdout(terminal);
  const looking = async (raw: RawFlags, work: (flags: Flags, to: Terminal) => Promise<number>) => {
    format = raw.format;
    if (raw.output !== undefined) output = toFile(raw.output, terminal);
    const { rulesAndStyles } = await import("../rules/registry.js");
    code = await work(
      checkedFlags(
        raw,
        rulesAndStyles.map(({ id }) => id),
      ),
      output.terminal,
    );
    await output.close();
  };

  const program = new Command("route-codemod");
  program
    .description("Repairs Next.js API routes that answer 405.")
    .usage("[options] [paths...]")
    .argument("[paths...]", "a repo, an app folder, or single files (default: the current folder)")
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => {} })
    .showSuggestionAfterError()
    .version(packageVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .option("-d, --dry-run", "print the diff of what --yes would write; write nothing")
    .option("-y, --yes", "write all safe fixes without asking")
    .option("--allow-dirty", "write files with uncommitted changes too")
    .option("--style <name>", "write routes as maps by lib/route.ts: make-route")
    .option(
      "--exact",
      "read requests to the letter of the Pages Router, where the usual reading departs from it",
    )
    .option("--bridge", "send handlers that can't be rewritten over an adapter, as they are")
    .option("--html <file>", "write a page on which to look at the changes and choose; write nothing else")
    .option("--plan <file>", "write the changes as a plan, for the command apply; write nothing else")
    .action((paths: string[], raw: RawFlags) =>
      looking(raw, async (flags, to) => {
        const { repair } = await import("./repair.js");
        return repair(paths, flags, to).catch((error) => {
          throw withCommandMeant(error, paths, program);
        });
      }),
    );
  lookingOptions(program);
  program.addHelpText("after", AFTER_HELP);

  const check = program
    .command("check")
    .description("report what is broken; exit 1 if anything is (for CI)")
    .argument("[paths...]", "a repo, an app folder, or single files (default: the current folder)")
    .option("--baseline <file>", "what is accepted: only other findings count")
    .option("--update-baseline", "write what is found now into the baseline")
    .option("--since <ref>", "only what has changed since this branch left the commit")
    .action((paths: string[], raw: RawFlags & GateFlags) =>
      looking(raw, async (flags, to) => {
        const { baseline, updateBaseline, since } = raw;
        return (await import("./check.js")).check(paths, { ...flags, baseline, updateBaseline, since }, to);
      }),
    );
  lookingOptions(check);

  const migrate = program
    .command("migrate")
    .description("move handlers of pages/api to app/, rewritten; shows each diff and asks")
    .argument("[paths...]", "a repo, a pages/api folder, or single files (default: the current folder)")
    .option("-d, --dry-run", "print the diff of what --yes would write; write nothing")
    .option("-y, --yes", "write all safe moves without asking")
    .option("--unsafe", "moves that rest on an assumption, too")
    .option("--allow-dirty", "files with uncommitted changes, too")
    .option("--bridge", "send handlers that can't be rewritten over an adapter, as they are")
    .option("--exact", "read requests to the letter of the Pages Router")
    .option("--methods <list>", "methods of handlers that don't tell, such as GET,POST");
  resultFlags(migrate).action((paths: string[], raw: RawFlags) =>
    looking(raw, async (flags, to) => {
      return (await import("./repair.js")).repair(paths, { ...flags, migrate: true }, to);
    }),
  );

  program
    .command("routes")
    .description("list every API route: its methods, file, callers, and what is wrong with it")
    .argument("[paths...]", "a repo, an app folder, or single files (default: the current folder)")
    .option("--rule <ids>", "only what these rules find (repeat, or separate by commas)", collected)
    .option("--skip <ids>", "only what all other rules find", collected)
    .addOption(new Option("--format <format>", "of the result: text, markdown, json").default("text"))
    .option("--output <file>", "write the result into a file, not to stdout")
    .addHelpText("after", "\nThe exit code is 0 whatever is found: `check` is the command that fails.")
    .action(async (paths: string[], raw: RawFlags) => {
      const { overviewFormat, routes } = await import("./routes.js");
      overviewFormat(raw.format);
      result = "routes";
      return looking(raw, (flags, to) => routes(paths, flags, to));
    });

  program
    .command("contracts")
    .description("write vitest tests of what every route answers, and of what it refuses")
    .argument("[paths...]", "a repo, an app folder, or single files (default: the current folder)")
    .option("--out <dir>", "folder of the tests (default: tests/contracts in each app)")
    .option("-d, --dry-run", "print the diff; write nothing")
    .option("--force", "write over tests that were changed by hand, too")
    .addOption(new Option("--format <format>", "of the result on stdout: text, json").default("text"))
    .action(async (paths: string[], raw: RawContractFlags) => {
      format = raw.format;
      code = await (await import("./contracts.js")).contracts(paths, raw, terminal);
    });

  program
    .command("why")
    .description("say who gave an answer, such as a 405, and what to do: reads what curl -i printed")
    .argument("[answer]", "a file with the output of curl -i, or - for stdin")
    .option("--url <url>", "what was asked; without an answer, the server that is asked now")
    .option("-X, --request <method>", "the method of the request (default: POST)")
    .option("--root <dir>", "the repo (default: the current folder)")
    .addHelpText("after", "\nNo server is asked unless --url stands without an answer.")
    .action(async (file: string | undefined, options: WhyFlags) => {
      code = await (await import("./why.js")).why(file, options, terminal);
    });

  program
    .command("undo")
    .description("take the last run back, or the run with this id")
    .argument("[id]", "the id that the run printed")
    .option("--force", "files that were changed after the run, too")
    .option("--list", "list the runs that can be taken back")
    .option("-d, --dry-run", "say what would be done; write nothing")
    .option("--root <dir>", "look for the run from this folder")
    .action(async (id: string | undefined, options: UndoFlags) => {
      code = await (await import("./undo.js")).undo(id, options, terminal);
    });

  program
    .command("explain")
    .description("print what a rule is about")
    .argument("<rule>", "id of the rule")
    .action(async (id: string) => (await import("./explain.js")).explain(id, terminal));

  program
    .command("list")
    .description("print all rules: id, what is wrong, when the fix is safe")
    .action(async () => (await import("./list.js")).list(terminal));

  program
    .command("apply")
    .description("write the changes of a plan that was made with --plan or --html")
    .argument("<plan>", "the plan file")
    .option("--only <selection>", "only what this file accepts; the review page makes it")
    .option("--unsafe", "without a selection: changes that rest on an assumption, too")
    .option("--root <dir>", "the repo, or the folder that holds the repos by their names, where they moved")
    .option("--allow-dirty", "files with uncommitted changes, too")
    .addOption(
      new Option("--format <format>", "of the result on stdout").choices(["text", "json"]).default("text"),
    )
    .action(async (file: string, options: ApplyFlags) => {
      format = options.format;
      code = await (await import("./apply.js")).apply(file, options, terminal);
    });

  addBatchCommands(program, terminal, (ended) => {
    code = ended;
  });

  // Commander's own command for it prints the help of all, and exits with 1, for a name that it doesn't know.
  program
    .command("help")
    .description("print the help of a command")
    .argument("[command...]", "its name")
    .action((words: string[]) => helpOf(words, program));

  for (const command of withSubcommands(program)) command.addOption(colorOption()).addOption(noColorOption());

  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return commanderCode(error, commandOf(program, args), terminal);
    await reportFailure(error, { format, result }, output.terminal);
    await output.close().catch(() => {});
    printFailure(error, terminal);
    return UNUSABLE;
  }
}

/** @throws {UsageError} for a command that there isn't */
function helpOf(words: string[], program: Command): void {
  let command = program;
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word);
    const names = command.commands.map((one) => one.name());
    if (next === undefined) {
      const meant = closest(word, names);
      const hint = meant === undefined ? `The commands are: ${names.join(", ")}.` : `Did you mean ${meant}?`;
      throw new UsageError(`There is no command "${word}". ${hint}`);
    }
    command = next;
  }
  command.outputHelp();
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

function lookingOptions(command: Command): void {
  command
    .option("--unsafe", "fixes that rest on an assumption, too")
    .option("--rule <ids>", "only these rules (repeat, or separate by commas)", collected)
    .option("--skip <ids>", "all rules but these", collected)
    .option("--methods <list>", "methods of handlers that don't tell, such as GET,POST");
  resultFlags(command);
}

function resultFlags(command: Command): Command {
  return command
    .addOption(new Option("--format <format>", `of the result: ${FORMATS.join(", ")}`).default("text"))
    .option("--output <file>", "write the result into a file, not to stdout");
}

const colorOption = () => new Option("--color", "colour the output (default: when it is a terminal)");
const noColorOption = () => new Option("--no-color", "don't colour the output").default(undefined);

const AFTER_HELP = `
In a terminal it shows each diff and asks. Without one, or in CI, it only
reports.

Examples:
  npx route-codemod app/              look, show each diff, ask, write
  npx route-codemod --dry-run         print the diff as a patch
  npx route-codemod --yes             write all safe fixes
  npx route-codemod check             fail in CI while a route is broken
  npx route-codemod undo              take the last run back

Exit codes: 0 clean or all fixed; 1 something found or left; 2 wrong usage,
nothing matched, or an internal failure; ${CANCELLED} cancelled.`;

/** A mistyped command reads as a path. */
function withCommandMeant(error: unknown, paths: string[], program: Command): unknown {
  const meant = closest(
    paths[0] ?? "",
    program.commands.map((command) => command.name()),
  );
  if (!(error instanceof Error) || error.name !== "PlanError" || meant === undefined) return error;
  return new UsageError(`${error.message} Did you mean the command ${meant}?`);
}

/** The words of the command that was called, for its help: `route-codemod batch status`. */
function commandOf(program: Command, args: string[]): string {
  let command = program;
  const words = [program.name()];
  for (const word of args) {
    const next = command.commands.find((one) => one.name() === word);
    if (next === undefined) break;
    command = next;
    words.push(word);
  }
  return words.join(" ");
}

/** Help and version were printed; everything else is a mistake on the command line. */
function commanderCode(error: CommanderError, command: string, terminal: Terminal): number {
  if (["commander.help", "commander.helpDisplayed", "commander.version"].includes(error.code)) return CLEAN;
  const message = error.message.replace(/^error: /, "");
  terminal.err(`route-codemod: ${message}\nRun "${command} --help" to see the options.\n`);
  return UNUSABLE;
}
