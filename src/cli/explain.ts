import { UNEXAMINED } from "../report/index.js";
import { migrate } from "../rules/migrate.js";
import { rulesAndStyles } from "../rules/registry.js";
import { checkedRule } from "./flags.js";
import { packagedText } from "./package.js";
import { UNEXAMINED_PAGE } from "./presentation.js";
import type { Terminal } from "./terminal.js";

/** Prints a rule's page, which ships with the package. @throws {UsageError} for an unknown rule */
export function explain(id: string, terminal: Terminal): void {
  const pages = new Map([
    ...rulesAndStyles.map((rule) => [rule.id, rule.docs] as const),
    [migrate.id, migrate.docs],
    [UNEXAMINED, UNEXAMINED_PAGE],
  ]);
  terminal.out(packagedText(pages.get(checkedRule(id, [...pages.keys()]))!));
}
