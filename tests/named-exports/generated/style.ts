import { TWINS } from "../twins.js";
import type { Random } from "./random.js";

/** The text of the lines in some person's hand: quotes, semicolons and indentation. */
export function restyled(lines: readonly string[], random: Random): string {
  const width = random.weighted([
    [10, 2],
    [3, 4],
  ]);
  const wide = lines.map((line) => line.replace(/^ +/, (spaces) => " ".repeat((spaces.length / 2) * width)));
  let text = `${wide.join("\n")}\n`;
  for (const { name, of } of TWINS) {
    if (name === "single quotes" || name === "no semicolons") {
      if (random.chance(0.4)) text = of(text) ?? text;
    } else if (name !== "double quotes" && random.chance(0.05)) text = of(text) ?? text;
  }
  return text;
}
