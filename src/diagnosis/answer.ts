/** An answer as `curl -i` prints it. */

export interface Answer {
  status: number;
  /** By lower-case name; what came on several lines is joined by ", ". */
  headers: ReadonlyMap<string, string>;
  body: string;
}

/**
 * Reads what `curl -i` or `curl -v` printed, with `-L` one answer after the other. Gives them in their order; none where the text holds no status line.
 * With `-v` the lines begin with `<`, and the request's with `>`.
 */
export function readAnswers(text: string): Answer[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const isVerbose = lines.some((line) => line.startsWith("< HTTP/"));
  const plain = (isVerbose ? withoutTalk(lines) : lines).join("\n");
  const starts = [...plain.matchAll(/^HTTP\/[\d.]+ (\d{3})\b.*$/gm)];
  const answers = starts.map((start, index) => {
    const end = starts[index + 1]?.index ?? plain.length;
    return readOne(Number(start[1]), plain.slice(start.index + start[0].length + 1, end));
  });
  // `100 Continue` is no answer yet.
  return answers.filter(({ status }) => status >= 200);
}

/** The method and the path that `curl -v` shows, where it was that. */
export function requestIn(text: string): { method: string; path: string } | undefined {
  const found = [...text.matchAll(/^> ([A-Z]+) (\S+) HTTP\//gm)][0];
  return found && { method: found[1]!, path: found[2]! };
}

/** What `-v` prints around the answer goes: `* Connected`, the request, `{ [5 bytes data]`. */
function withoutTalk(lines: readonly string[]): string[] {
  return lines.filter((line) => !/^(?:\*|>|[{}] \[)/.test(line)).map((line) => line.replace(/^<(?: |$)/, ""));
}

function readOne(status: number, text: string): Answer {
  const [head = "", ...rest] = text.split(/\n\n/);
  const headers = new Map<string, string>();
  for (const line of head.split("\n")) {
    const [, name, value] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const before = headers.get(name.toLowerCase());
    headers.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`);
  }
  return { status, headers, body: rest.join("\n\n") };
}
