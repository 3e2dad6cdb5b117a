/**
 * What a handler did besides answering, in order: every stub in this folder records its calls here, and the tests
 * compare the list of the old handler with that of the new one.
 */
export interface Effect {
  call: string;
  args: unknown[];
}

const recorded: Effect[] = [];

/** Notes a call with its arguments as they are now: later changes to the objects don't show. */
export function record(call: string, ...args: unknown[]): void {
  recorded.push({ call, args: args.map(snapshot) });
}

/** Gives what was recorded since the last call, and forgets it. */
export function takeEffects(): Effect[] {
  return recorded.splice(0);
}

function snapshot(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return String(value);
  }
}
