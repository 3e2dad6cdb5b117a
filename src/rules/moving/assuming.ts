/** A move that rests on one assumption more. */
import type { RuleResult } from "../rule.js";

/** The result with the assumption said in each of its messages, and nothing of it safe. */
export function assuming({ findings, withMethods, ...result }: RuleResult, assumption: string): RuleResult {
  return {
    ...result,
    findings: findings.map((one) =>
      one.safety === "manual" ? one : { ...one, safety: "unsafe", message: `${one.message} ${assumption}` },
    ),
    ...(withMethods ? { withMethods: (methods) => assuming(withMethods(methods), assumption) } : {}),
  };
}
