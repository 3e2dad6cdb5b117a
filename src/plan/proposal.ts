/** What a rule says, sorted into what changes a file and what is left to do by hand. */
import type { HttpMethod } from "../handler/contract.js";
import { docsUrl } from "../rules/docs-url.js";
import type { Alternative, Rule, RuleFinding, RuleResult, TextEdit } from "../rules/rule.js";
import type { FileChange, Finding } from "./contract.js";
import { codeAt, fingerprint } from "./pointed-code.js";

/** A result with the rule that gave it. */
export interface RuledResult {
  rule: Rule;
  result: RuleResult;
}

/** The edit of one file that one rule wants, and the findings that it repairs. */
export interface Proposal {
  rule: string;
  /** The file that it edits. */
  path: string;
  findings: Finding[];
  safety: FileChange["safety"];
  edit: { after: string } | { edits: TextEdit[] };
  /** Where the file goes; `after` is its text there. */
  movedTo?: string;
  /** The same for other methods, where a finding has a `methodChoice`. */
  withMethods?: (methods: HttpMethod[]) => Sorted;
}

/** Several proposals of which one is to be taken. */
export interface OpenChoice {
  findings: Finding[];
  options: { alternative: Alternative; proposal: Proposal }[];
}

export interface Sorted {
  manual: Finding[];
  proposal?: Proposal;
  choice?: OpenChoice;
}

/** Takes one result; `text` gives the text of a file that may be edited. */
export function sorted(ruled: RuledResult, text: (path: string) => string | undefined): Sorted {
  const { rule, result } = ruled;
  const findings = result.findings.map((finding) => findingOf(finding, result.path, rule, text(result.path)));
  const manual = findings.filter((finding) => finding.safety === "manual");
  const repaired = findings.filter((finding) => finding.safety !== "manual");
  if (repaired.length === 0) return { manual };
  if (result.alternatives !== undefined && result.alternatives.length > 0) {
    const options = result.alternatives.map((alternative) => ({
      alternative,
      proposal: proposalOf(alternative, repaired, rule.id),
    }));
    const [only] = options;
    return options.length === 1
      ? { manual, proposal: only!.proposal }
      : { manual, choice: { findings: only!.proposal.findings, options } };
  }
  const edit = editOf(result, text(result.path));
  if (edit === undefined) return { manual: [...manual, ...repaired.map((finding) => asManual(finding))] };
  const proposal: Proposal = {
    rule: rule.id,
    path: result.path,
    findings: repaired,
    safety: repaired.some((finding) => finding.safety === "unsafe") ? "unsafe" : "safe",
    edit,
    ...(result.movedTo === undefined ? {} : { movedTo: result.movedTo }),
  };
  const { withMethods } = result;
  if (withMethods !== undefined) {
    proposal.withMethods = (methods) => sorted({ rule, result: withMethods(methods) }, text);
  }
  return { manual, proposal };
}

function proposalOf(alternative: Alternative, findings: Finding[], rule: string): Proposal {
  const { path, safety, edits } = alternative;
  return { rule, path, safety, edit: { edits }, findings: findings.map((one) => ({ ...one, safety })) };
}

function editOf(result: RuleResult, before: string | undefined): Proposal["edit"] | undefined {
  const isMoved = result.movedTo !== undefined;
  if (result.after !== undefined && (isMoved || result.after !== before)) return { after: result.after };
  if (result.edits !== undefined && result.edits.length > 0) return { edits: result.edits };
  return undefined;
}

/** A rule's finding as the plan holds it. `text`: that of the file, where it is known. */
export function findingOf(
  finding: RuleFinding,
  path: string,
  rule: Pick<Rule, "id" | "docs" | "severity">,
  text: string | undefined,
): Finding {
  const code = codeAt(text, finding.line);
  return {
    ...finding,
    severity: finding.severity ?? rule.severity,
    docs: docsUrl(rule),
    rule: rule.id,
    path,
    ...(code === undefined ? {} : { code }),
    fingerprint: fingerprint(rule.id, code ?? finding.message),
  };
}

/** A finding whose fix is not made; `why` is said behind its message. */
export function asManual(finding: Finding, why = ""): Finding {
  const { methodChoice: _, ...rest } = finding;
  return { ...rest, safety: "manual", message: `${finding.message}${why}` };
}
