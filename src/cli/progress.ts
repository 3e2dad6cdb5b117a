import { printableLine } from "../report/printable.js";
import type { Terminal } from "./terminal.js";

/** One line that is drawn over and over while work goes on; nothing at all where stderr is no terminal. */
export interface Progress {
  show: (text: string) => void;
  clear: () => void;
}

const FRAMES = ["|", "/", "-", "\\"];
const MILLISECONDS_PER_FRAME = 80;

/** Short work stays silent: the first line comes after two frames' time. */
export function progressOn(terminal: Terminal): Progress {
  if (!terminal.drawsProgress) return { show: () => {}, clear: () => {} };
  let frame = 0;
  let last = Date.now() + MILLISECONDS_PER_FRAME;
  let drawn = false;
  return {
    show: (text) => {
      if (Date.now() - last < MILLISECONDS_PER_FRAME) return;
      last = Date.now();
      frame += 1;
      drawn = true;
      const line = `${FRAMES[frame % FRAMES.length]} ${printableLine(text)}`;
      terminal.err(`\r\x1b[2K${line.slice(0, terminal.width - 1)}`);
    },
    clear: () => {
      if (drawn) terminal.err("\r\x1b[2K");
      drawn = false;
    },
  };
}
