/** What commands request: curl, wget, and Stripe's command line that hands events on. */
import type { HttpMethod } from "../../../handler/contract.js";
import { field, methodCalled, type Reader, readJson, type WrittenRequest, withScheme } from "./found.js";
import { type Command, commandsOf } from "./shell-words.js";

/** curl's options that take the next word, of those that are common (https://curl.se/docs/manpage.html). */
const TAKES_WORD =
  /^(?:-[AbcCDeEHKmoPQrtuUwxyYz]|--(?:header|output|user|user-agent|cookie|cookie-jar|max-time|connect-timeout|retry|retry-delay|retry-max-time|write-out|proxy|cert|key|cacert|referer|config|range|resolve|interface))$/;

/** The requests of a shell script, a workflow, or a Makefile. */
export const commandRequests: Reader = (text) => {
  const found = commandsOf(text, /curl|wget|stripe/, isFolded(text));
  return found.flatMap((command) => {
    const [program] = command.words;
    if (program === "curl") return curl(command);
    if (program === "wget") return wget(command);
    return stripe(command);
  });
};

/** The requests of the scripts in a package.json. */
export const packageScripts: Reader = (text) =>
  Object.values(field(readJson(text), "scripts") ?? {}).flatMap((script: unknown) => {
    if (typeof script !== "string") return [];
    const at = Math.max(text.indexOf(JSON.stringify(script)), 0);
    return commandRequests(script).map((request) => ({ ...request, at }));
  });

/** Only the commands that hand Stripe's events on: what a README says of curl may be about anything. */
export const forwardedEvents: Reader = (text) =>
  commandsOf(text, /stripe/, () => false).flatMap((command) => stripe(command));

/**
 * A request of curl. Data makes it a POST, `-G` a GET again, `-I` a HEAD, `-T` a PUT; `-X` says it outright. A body whose type nobody sets is a form.
 */
function curl({ words, at }: Command): WrittenRequest[] {
  let method: string | undefined;
  let implied: HttpMethod = "GET";
  let isForm = false;
  let hasType = false;
  const urls: string[] = [];
  for (let index = 1; index < words.length; index++) {
    let word = words[index]!;
    // `-sX POST`, `-fsSL`: the last letter may take a word.
    const letters = /^-([a-zA-Z]{2,})$/.exec(word);
    if (letters !== null && /^[sSfLkivgN#]+[A-Za-z]$/.test(letters[1]!)) word = `-${letters[1]!.at(-1)}`;
    const given = /^(--[\w-]+)=(.*)$/s.exec(word);
    const name = given?.[1] ?? word;
    const next = () => given?.[2] ?? words[++index] ?? "";
    if (/^-X./.test(word)) method = word.slice(2);
    else if (name === "-X" || name === "--request") method = next();
    else if (/^(?:-d.*|--data(?:-\w+)*|-F|--form(?:-string)?|--json)$/s.test(name)) {
      if (!/^-d./s.test(name)) next();
      implied = "POST";
      isForm ||= name !== "--json" && !/^--data-binary$/.test(name);
    } else if (name === "-G" || name === "--get") implied = "GET";
    else if (name === "-I" || name === "--head") implied = "HEAD";
    else if (name === "-T" || name === "--upload-file") {
      next();
      implied = "PUT";
    } else if (name === "--url") urls.push(next());
    else if (name === "-H" || name === "--header") {
      const header = next();
      if (/^content-type\s*:/i.test(header)) hasType = !/form/i.test(header);
    } else if (TAKES_WORD.test(name)) next();
    else if (!word.startsWith("-")) urls.push(word);
  }
  if (words.includes("-G") || words.includes("--get")) implied = "GET";
  const said = method === undefined ? implied : methodCalled(method);
  const methods = said === undefined ? ("unknown" as const) : [said];
  const form = isForm && !hasType && methods !== "unknown" && methods[0] !== "GET";
  return urls.map((url) => ({ url: withScheme(url), methods, form, at }));
}

function wget({ words, at }: Command): WrittenRequest[] {
  const said = words.map((word) => /^--method=(\w+)$/.exec(word)?.[1]).find((one) => one !== undefined);
  const posts = words.some((word) => /^--post-(?:data|file)/.test(word));
  const method = said === undefined ? (posts ? "POST" : "GET") : methodCalled(said);
  const methods = method === undefined ? ("unknown" as const) : [method];
  return words
    .slice(1)
    .filter((word) => /^https?:|^localhost/.test(word) || word.startsWith("\uE000"))
    .map((url) => ({ url: withScheme(url), methods, form: posts, at }));
}

/** `stripe listen --forward-to localhost:3000/api/webhook`: events come as POST (https://docs.stripe.com/cli/listen). */
function stripe({ words, at }: Command): WrittenRequest[] {
  if (!words.includes("listen")) return [];
  return words.flatMap((word, index) => {
    const address =
      /^--forward(?:-connect)?-to=(.*)$/s.exec(word)?.[1] ??
      (/^(?:-f|--forward(?:-connect)?-to)$/.test(word) ? words[index + 1] : undefined);
    return address === undefined
      ? []
      : [{ url: withScheme(address), methods: ["POST" as const], form: false, at }];
  });
}

/** A value that begins further up than this is none of YAML's `>`. */
const NEARBY = 5_000;

/** Whether a place lies in a YAML value that begins with `>`, where line ends are spaces. */
function isFolded(text: string): (at: number) => boolean {
  return (at) => {
    const before = text.slice(Math.max(0, at - NEARBY), at).split("\n");
    const own = before.at(-1)!.search(/\S|$/);
    for (let index = before.length - 2; index >= 0; index--) {
      const line = before[index]!;
      const indent = line.search(/\S|$/);
      if (line.trim() === "" || indent >= own) continue;
      return /:\s*>[-+\d]*\s*$/.test(line);
    }
    return false;
  };
}
