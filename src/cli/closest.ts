/** The name that was most likely meant: at most two fifths of it mistyped, or one that holds what was typed. */
export function closest(typed: string, names: string[]): string | undefined {
  const text = typed.toLowerCase();
  const ranked = names
    .map((name) => ({
      name,
      distance: name.includes(text) && text.length > 2 ? 0 : editDistance(text, name),
    }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(best.name.length, text.length) * 0.4
    ? best.name
    : undefined;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (char === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
