/** How `batch` and its parts are called. */
import { type Command, Option } from "commander";
import { BATCH_FORMATS, type BatchFormatName } from "../batch/formats/format.js";
import type { ResultFlags } from "./batch.js";
import { checkedFlags, collected, type RawFlags } from "./flags.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

interface RawBatchFlags extends Omit<RawFlags, "format"> {
  apply?: boolean;
  branch?: string;
  commit?: boolean;
  state?: string;
  cache?: string;
  shard?: string;
  patches?: string;
  plan?: string;
  html?: string;
  resume?: boolean;
  failed?: boolean;
  restart?: boolean;
  jobs?: string;
  timeout: string;
  memory: string;
  format: BatchFormatName;
}

/** Adds `batch`, `batch status` and `batch merge`. `end` takes each command's exit code. */
export function addBatchCommands(program: Command, terminal: Terminal, end: (code: number) => void): void {
  const batch = program
    .command("batch")
    .description("look at many repos, and repair them with --apply")
    .usage("[options] <sources...>")
    .argument(
      "[sources...]",
      'repos, folders of repos, globs in quotes, a file with one source a line, "-" for stdin, git URLs',
    )
    .enablePositionalOptions()
    .option("--apply", "write; without it, only look")
    .option("--branch <name>", "switch each repo that is changed to this new branch (implies --apply)")
    .option("--commit", "commit what was written (implies --apply)")
    .option("--unsafe", "fixes that rest on an assumption, too")
    .option("--allow-dirty", "repos with uncommitted changes, too")
    .option("--rule <ids>", "only these rules (repeat, or separate by commas)", collected)
    .option("--skip <ids>", "all rules but these", collected)
    .option("--methods <list>", "methods of handlers that don't tell, such as GET,POST")
    .option("--style <name>", "write routes as maps by lib/route.ts: make-route")
    .option("--exact", "read requests to the letter of the Pages Router")
    .option("--bridge", "send handlers that can't be rewritten over an adapter, as they are")
    .option("--state <dir>", "where the batch keeps its state (default: .route-codemod/batch)")
    .option("--resume", "go on with the batch in the state folder")
    .option("--failed", "work on the repos that failed again")
    .option("--restart", "begin anew, whatever the state folder holds")
    .option("--cache <dir>", "where git URLs are cloned to (default: in the state folder)")
    .option("--shard <i/n>", "only the i-th of n parts of the repos")
    .option("--jobs <n>", "repos at the same time (default: the number of cores)")
    .option("--timeout <seconds>", "for one repo", "300")
    .option("--memory <megabytes>", "for one repo", "2048")
    .action(async (sources: string[], raw: RawBatchFlags) => {
      const { rulesAndStyles } = await import("../rules/registry.js");
      const ids = rulesAndStyles.map(({ id }) => id);
      const {
        format,
        jobs,
        timeout,
        memory,
        rule,
        skip,
        methods,
        style,
        exact,
        bridge,
        unsafe,
        allowDirty,
        ...own
      } = raw;
      const flags = checkedFlags(
        {
          ...(rule ? { rule } : {}),
          ...(skip ? { skip } : {}),
          ...(methods === undefined ? {} : { methods }),
          ...(style === undefined ? {} : { style }),
          exact: exact ?? false,
          bridge: bridge ?? false,
          unsafe: unsafe ?? false,
          allowDirty: allowDirty ?? false,
        },
        ids,
      );
      const { batch: run } = await import("./batch.js");
      end(
        await run(
          sources,
          {
            ...{ apply: false, commit: false, resume: false, failed: false, restart: false },
            ...own,
            ...flags,
            format,
            ...(jobs === undefined ? {} : { jobs: positive("--jobs", jobs) }),
            timeout: positive("--timeout", timeout),
            memory: atLeast("--memory", positive("--memory", memory), 64),
          },
          terminal,
        ),
      );
    });

  const status = batch
    .command("status")
    .description("tell where a batch stands")
    .option("--state <dir>", "the state folder of the batch (default: .route-codemod/batch)")
    .action(async (raw: ResultFlags & { state?: string }) =>
      end(await (await import("./batch.js")).batchStatus(raw, terminal)),
    );

  const merge = batch
    .command("merge")
    .description("put the results of several state folders together")
    .argument("<folders...>", "state folders, one of each shard")
    .requiredOption("--state <dir>", "the new state folder")
    .action(async (folders: string[], raw: ResultFlags & { state: string }) =>
      end(await (await import("./batch-merge.js")).merge(folders, raw, terminal)),
    );

  for (const command of [batch, status, merge]) resultOptions(command);
}

/** What can be made of the results, while they come in or later. */
function resultOptions(command: Command): void {
  command
    .option("--patches <dir>", "write a patch, a title and a body for each changed repo")
    .option(
      "--html <file>",
      "write a page on which to look at all changes and choose, with its plan beside it",
    )
    .option("--plan <file>", "write all changes as a plan, for the command apply")
    .addOption(formatOption());
}

function formatOption(): Option {
  return new Option("--format <format>", "of the result on stdout")
    .choices([...BATCH_FORMATS])
    .default("text");
}

/** With less no worker gets as far as the repo. */
function atLeast(option: string, value: number, least: number): number {
  if (value >= least) return value;
  throw new UsageError(`${option} takes ${least} at the least, not ${value}.`);
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new UsageError(`${option} takes a whole number above 0, not "${text}".`);
}
