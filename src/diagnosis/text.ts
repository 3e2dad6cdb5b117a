/** A diagnosis as text. */
import type { Diagnosis } from "./in-the-repo.js";

/** `name` gives a path as the user would type it; `command` is how this tool is started. */
export function diagnosisText(diagnosis: Diagnosis, name: (path: string) => string, command: string): string {
  const { says, todo, route, findings, method, asked } = diagnosis;
  const lines = [says];
  if (route !== undefined) {
    lines.push("", `In the repo: ${name(route.path)}:${route.line} exports ${route.methods}.`);
  } else if (asked !== undefined) {
    lines.push("", `In the repo: no route file answers ${asked}.`);
  }
  for (const { path, line, rule, message } of findings) {
    lines.push("", `${name(path)}:${line}  ${rule}`, `  ${message}`);
  }
  lines.push("", `What to do: ${todo}`);
  if (findings.length > 0) lines.push(`To mend what was found: ${command}`);
  if (asked === undefined)
    lines.push(`Say what was asked, and the route is named too: --url /api/… -X ${method}`);
  return `${lines.join("\n")}\n`;
}
