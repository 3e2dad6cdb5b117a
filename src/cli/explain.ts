import { rules } from "../rules/registry.js";
import { checkedRule } from "./flags.js";
import { packagedText } from "./package.js";
import type { Terminal } from "./terminal.js";

/** Prints a rule's page, which ships with the package. @throws {UsageError} for an unknown rule */
export function explain(id: string, terminal: Terminal): void {
  const known = checkedRule(
    id,
    rules.map((rule) => rule.id),
  );
  const rule = rules.find((one) => one.id === known)!;
  terminal.out(packagedText(rule.docs));
}
