/** The process around a command: streams that close early, Ctrl-C, and the exit code. */
import { CANCELLED, UNUSABLE } from "./exit-codes.js";
import { printFailure } from "./failure.js";
import { run } from "./program.js";
import { interruptionOf, terminalOf } from "./terminal.js";

// `| head` closes the pipe early: the rest of the output is lost on purpose, the work is not.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    if (stream === process.stderr) process.exit(UNUSABLE);
    terminal.err(`route-codemod: the result can't be written to stdout (${error.code ?? error.message}).\n`);
    for (const text of lastWords) terminal.err(text);
    process.exit(UNUSABLE);
  });
}

const lastWords: string[] = [];
const terminal = terminalOf(
  process,
  interruptionOf(process, () => {
    process.stderr.write("\nCancelled.\n");
    process.exit(CANCELLED);
  }),
  (text) => void lastWords.push(text),
);

process.on("uncaughtException", (error) => {
  printFailure(error, terminal);
  process.exit(UNUSABLE);
});

process.exitCode = UNUSABLE;
run(process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code;
});
