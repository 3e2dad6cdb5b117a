/** A package.json with Next in it: what makes a folder an app. */
export const NEXT_16 = JSON.stringify({ dependencies: { next: "^16.0.0" } });
