/** The plan of what all rules said, with one alternative for each choice. */
import type { SourceFile } from "../project/contract.js";
import type { Choice, FileChange, Finding, Plan } from "./contract.js";
import { internalProblem } from "./internal-problem.js";
import { inFileOrder, mergeFile } from "./merge.js";
import { type OpenChoice, type Proposal, type RuledResult, sorted } from "./proposal.js";

/** What a plan is made of. */
interface Draft {
  files: ReadonlyMap<string, SourceFile>;
  /** Proposals that nobody has to choose. */
  proposals: readonly Proposal[];
  manual: readonly Finding[];
  choices: ReadonlyMap<string, OpenChoice>;
}

/** By the id of a choice, the id of the alternative that was chosen. */
type Chosen = ReadonlyMap<string, string | undefined>;

/** Takes the results of all rules and every file that may be edited; gives the plan with the first alternative of each choice. */
export function assemble(
  results: readonly RuledResult[],
  files: ReadonlyMap<string, SourceFile>,
  about: Pick<Plan, "root" | "problems" | "restsOn" | "examined" | "notAsked">,
): Plan {
  const proposals: Proposal[] = [];
  const manual: Finding[] = [];
  const choices = new Map<string, OpenChoice>();
  const problems = [...about.problems];
  for (const ruled of results) {
    const unread = editedBy(ruled).find((path) => !files.has(path));
    if (unread !== undefined) {
      problems.push(internalProblem(unread, new Error(`${ruled.rule.id} edits a file that was not read`)));
      continue;
    }
    const found = sorted(ruled, (path) => files.get(path)?.text);
    manual.push(...found.manual);
    if (found.proposal !== undefined) proposals.push(found.proposal);
    if (found.choice !== undefined) {
      const id = freeId(found.choice, choices);
      choices.set(id, named(found.choice, id));
    }
  }
  const draft: Draft = { files, proposals, manual, choices };
  const first = new Map([...choices].map(([id, { options }]) => [id, options[0]!.alternative.id]));
  return planOf(draft, first, { ...about, problems: problems.sort(byPath) }, new Map());
}

function editedBy({ result }: RuledResult): string[] {
  const own = result.after !== undefined || result.edits !== undefined ? [result.path] : [];
  return [...own, ...(result.alternatives ?? []).map(({ path }) => path)];
}

function freeId({ findings }: OpenChoice, taken: ReadonlyMap<string, unknown>): string {
  const { rule, path, line, column } = findings[0]!;
  const id = `${rule} ${path}:${line}:${column}`;
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id} ${count}`;
  return free;
}

/** The same choice, its findings marked as belonging to it. */
function named({ findings, options }: OpenChoice, id: string): OpenChoice {
  const marked = (list: readonly Finding[]) => list.map((finding) => ({ ...finding, choice: id }));
  return {
    findings: marked(findings),
    options: options.map(({ alternative, proposal }) => ({
      alternative,
      proposal: { ...proposal, findings: marked(proposal.findings) },
    })),
  };
}

/** Files for which the proposals are the same as in `before` keep their change. */
function planOf(
  draft: Draft,
  chosen: Chosen,
  about: Pick<Plan, "root" | "problems" | "restsOn" | "examined" | "notAsked">,
  before: ReadonlyMap<string, FileWork>,
): Plan {
  const byFile = new Map<string, Proposal[]>();
  const add = (proposal: Proposal) =>
    byFile.set(proposal.path, [...(byFile.get(proposal.path) ?? []), proposal]);
  draft.proposals.forEach(add);
  for (const [id, { options }] of draft.choices) {
    const option = options.find(({ alternative }) => alternative.id === chosen.get(id));
    if (option !== undefined) add(option.proposal);
  }
  const work = new Map<string, FileWork>();
  for (const [path, proposals] of byFile) {
    const known = before.get(path);
    work.set(
      path,
      known !== undefined && isSame(known.proposals, proposals) ? known : mergedFile(path, proposals, draft),
    );
  }
  const merged = [...work.values()];
  return {
    ...about,
    changes: merged.flatMap(({ change }) => change ?? []).sort(byPath),
    manual: [...draft.manual, ...merged.flatMap(({ manual }) => manual)].sort(inFileOrder),
    choices: [...draft.choices]
      .map(([id, choice]) => choiceOf(id, choice, chosen.get(id)))
      .sort((a, b) => inFileOrder(a.findings[0]!, b.findings[0]!)),
    choose: (id, alternative) => {
      if (!draft.choices.has(id)) throw new RangeError(`There is no choice "${id}".`);
      return planOf(draft, new Map(chosen).set(id, alternative), about, work);
    },
  };
}

interface FileWork {
  proposals: Proposal[];
  change: FileChange | undefined;
  manual: Finding[];
}

function mergedFile(path: string, proposals: Proposal[], draft: Draft): FileWork {
  const { change, manual } = mergeFile(draft.files.get(path)!, proposals);
  return { proposals, change, manual };
}

function choiceOf(id: string, { findings, options }: OpenChoice, chosen: string | undefined): Choice {
  return { id, findings, alternatives: options.map(({ alternative }) => alternative), chosen };
}

function isSame(some: readonly Proposal[], others: readonly Proposal[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
