/**
 * Regular expressions of the repo, as far as they can be run: one that may go back and forth without end on some text is never asked. What
 * it would say is unknown then.
 */

/** Each further one multiplies the time by the length of the text. */
const MOST_UNBOUNDED = 4;

/** A path or header that is asked for is no longer than this. */
const LONGEST_TEXT = 4_000;

/** Counted repetitions up to here count as written out. */
const FEW = 4;

interface Group {
  /** Something in it can match texts of several lengths. */
  varies: boolean;
  /** It has alternatives. */
  chooses: boolean;
}

/** Whether a regular expression ends in good time on every text: nothing that varies is repeated as a whole. */
export function isBounded(source: string): boolean {
  const groups: Group[] = [{ varies: false, chooses: false }];
  let unbounded = 0;
  let last: Group | undefined;
  for (let at = 0; at < source.length; at++) {
    const group = groups.at(-1)!;
    const sign = source[at]!;
    if (sign === "\\") {
      if (/[1-9k]/.test(source[at + 1] ?? "")) return false;
      at += 1;
      last = undefined;
    } else if (sign === "[") {
      for (at += 1; at < source.length && source[at] !== "]"; at++) if (source[at] === "\\") at += 1;
      last = undefined;
    } else if (sign === "(") {
      groups.push({ varies: false, chooses: false });
      // What follows tells the kind of group: no quantifier.
      if (source[at + 1] === "?") at += 1;
      last = undefined;
    } else if (sign === ")") {
      last = groups.pop();
      const outer = groups.at(-1);
      if (!last || !outer) return false;
      outer.varies ||= last.varies || last.chooses;
    } else if (sign === "|") {
      group.chooses = true;
      last = undefined;
    } else {
      const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(source.slice(at, at + 24));
      if (quantifier) {
        const [text, least, comma, most] = quantifier;
        const isEndless = text === "*" || text === "+" || (comma === "," && most === "");
        const times = isEndless ? Number.POSITIVE_INFINITY : text === "?" ? 1 : Number(most || least);
        if (times > FEW && last && (last.varies || last.chooses)) return false;
        if (isEndless && ++unbounded > MOST_UNBOUNDED) return false;
        if (isEndless || text === "?" || comma === ",") group.varies = true;
        at += text.length - 1;
        // Lazy or not, it matches the same texts.
        if (source[at + 1] === "?") at += 1;
      }
      last = undefined;
    }
  }
  return groups.length === 1;
}

/** What a regular expression finds in a text; `undefined` where it isn't asked. */
export function execBounded(regexp: RegExp, text: string): RegExpExecArray | null | undefined {
  if (text.length > LONGEST_TEXT || !isBounded(regexp.source)) return undefined;
  return new RegExp(regexp.source, regexp.flags.replace(/[gy]/g, "")).exec(text);
}
