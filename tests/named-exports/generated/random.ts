/** Choices that are the same for the same seed, on every machine. */
export interface Random {
  /** A whole number from 0 up to, but without, `end`. */
  below: (end: number) => number;
  chance: (share: number) => boolean;
  pick: <Value>(values: readonly Value[]) => Value;
  /** One of the values, each as often as its weight says. */
  weighted: <Value>(values: readonly (readonly [number, Value])[]) => Value;
  /** Up to `most` different ones of the values, in their order. */
  some: <Value>(values: readonly Value[], most: number, least?: number) => Value[];
}

export function randomOf(seed: number): Random {
  let state = Math.imul(seed, 2654435761) >>> 0;
  // Mulberry32.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    chance: (share) => next() < share,
    pick: (values) => values[below(values.length)]!,
    weighted: (values) => {
      let rest = next() * values.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of values) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return values[0]![1];
    },
    some: (values, most, least = 0) => {
      const count = Math.min(values.length, least + below(most - least + 1));
      const left = values.map((_, index) => index);
      const taken = new Set<number>();
      while (taken.size < count) taken.add(left.splice(below(left.length), 1)[0]!);
      return values.filter((_, index) => taken.has(index));
    },
  };
}
