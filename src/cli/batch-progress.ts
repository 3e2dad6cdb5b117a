/** How far a batch is: one line that is drawn again in a terminal, a line for each finished repo elsewhere. */
import { OUTCOME_WORDS, type RepoResult } from "../batch/index.js";
import { printableLine } from "../report/printable.js";
import { progressOn } from "./progress.js";
import type { Terminal } from "./terminal.js";

export interface BatchProgress {
  begin: (name: string) => void;
  end: (result: RepoResult) => void;
  clear: () => void;
}

/** `done`: results of an earlier run of the same batch. */
export function batchProgressOn(terminal: Terminal, start: { total: number; done: number }): BatchProgress {
  const line = progressOn(terminal);
  const running = new Set<string>();
  const began = performance.now();
  let { done } = start;
  let failed = 0;
  const draw = () => {
    const left = remaining(performance.now() - began, done - start.done, start.total - done);
    const parts = [`${done} of ${start.total} repos`, ...(failed > 0 ? [`${failed} failed`] : []), ...left];
    line.show(`${parts.join(", ")}: ${[...running].join(", ")}`);
  };
  return {
    begin: (name) => {
      running.add(name);
      draw();
    },
    end: (result) => {
      running.delete(result.name);
      done += 1;
      if (result.failure !== undefined) failed += 1;
      if (terminal.drawsProgress) draw();
      else terminal.err(`${logLine(result, done, start.total)}\n`);
    },
    clear: line.clear,
  };
}

function logLine({ name, outcome, failure }: RepoResult, done: number, total: number): string {
  const why = failure === undefined ? "" : `: ${failure.message}`;
  return printableLine(`[${done}/${total}] ${name}: ${OUTCOME_WORDS[outcome]}${why}`);
}

/** A guess from what is done already; none before there is something to go by. */
function remaining(elapsed: number, done: number, open: number): string[] {
  if (done < 3 || open === 0) return [];
  const seconds = Math.ceil(((elapsed / done) * open) / 1000);
  return [seconds < 90 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`];
}
