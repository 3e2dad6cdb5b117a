import { paletteFor } from "../report/palette.js";
import { wrap } from "../report/wrap.js";
import { rulesAndStyles } from "../rules/registry.js";
import type { Terminal } from "./terminal.js";

/** Prints every rule: its id, what is wrong, and when its fix is safe. */
export function list(terminal: Terminal): void {
  const { bold } = paletteFor(terminal.outColor);
  const width = Math.min(terminal.width, 100) - 2;
  const blocks = rulesAndStyles.map((rule) =>
    [
      bold(rule.id),
      ...wrap(rule.title, width)
        .concat(wrap(rule.safety, width))
        .map((line) => `  ${line}`),
    ].join("\n"),
  );
  terminal.out(
    `${blocks.join("\n\n")}\n\nMore on one of them: route-codemod explain ${rulesAndStyles[0]?.id}\n`,
  );
}
