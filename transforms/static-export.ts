import type { API, FileInfo } from "jscodeshift";
import { findCompanions } from "./static-export/companions.js";
import { applyCuts, type Cut } from "./static-export/cut.js";
import { describeSetting } from "./static-export/describe.js";
import type {
  ConfigCompanion,
  ConfigElsewhere,
  StaticExportFinding,
  StaticExportRepair,
} from "./static-export/finding.js";
import { dropLeftovers } from "./static-export/leftovers.js";
import { isReadElsewhere } from "./static-export/readers.js";
import { cutSetting } from "./static-export/remove.js";
import { type Elsewhere, findSettings } from "./static-export/settings.js";
import { parseConfig, programPath } from "./static-export/syntax.js";

export type { ConfigCompanion, ConfigElsewhere, StaticExportFinding, StaticExportRepair };

/**
 * Takes `output: "export"` out of the text of a next.config wherever it holds for every server build, together with what only
 * it used. Forms that depend on the environment are only described.
 * @throws {SyntaxError} when the source can't be parsed; `loc` tells where.
 */
export function removeStaticExport(source: string): StaticExportRepair {
  if (!/output|import|require|from/.test(source)) return { findings: [], elsewhere: [], companions: [] };
  const file = parseConfig(source);
  const { settings, elsewhere, objects, distDirs } = findSettings(programPath(file), source);
  const comments = file.comments ?? [];
  const findings: StaticExportFinding[] = [];
  const cuts: Cut[] = [];
  const isRead = isReadElsewhere(objects);
  for (const setting of settings) {
    const described = describeSetting(setting, settings);
    if (!described) continue;
    const cut =
      described.applies === "always" && !isRead ? cutSetting(setting.path, source, comments) : undefined;
    if (cut) cuts.push(cut);
    findings.push({ ...described, ...position(setting.path.node), removed: cut !== undefined });
  }
  const repair: StaticExportRepair = {
    findings,
    elsewhere: elsewhere.map(describeElsewhere),
    companions: findCompanions(objects, distDirs),
  };
  return cuts.length > 0 ? { ...repair, code: dropLeftovers(applyCuts(source, cuts), file, cuts) } : repair;
}

function describeElsewhere({ path, module }: Elsewhere): ConfigElsewhere {
  return module ? { ...position(path.node), module } : position(path.node);
}

function position(node: { loc?: { start: { line: number; column: number } } | null }) {
  return { line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 };
}

/**
 * For jscodeshift, whose own parse is not used: its parsers take either TypeScript or the rest, and their offsets don't count
 * in the source as it is.
 */
export const parser = { parse: parseConfig };

/** The jscodeshift transform: gives the new text, or undefined when nothing is taken out. What it leaves alone is reported. */
export default function transform(file: FileInfo, api: Pick<API, "report">): string | undefined {
  const { findings, code } = removeStaticExport(file.source);
  for (const finding of findings) {
    if (!finding.removed) api.report(`${finding.line}:${finding.column} ${finding.message}`);
  }
  return code;
}
