/** Other versions of Next.js than the one that this package is developed with. */
import { join, resolve } from "node:path";
import { installed } from "./installed.js";

const ROOT = resolve(import.meta.dirname, "../..");
const HOME = join(ROOT, ".e2e");

export interface NextInstall {
  major: number;
  bin: string;
  /** Where an app must lie to find it. */
  apps: string;
}

/** The one in this package's own node_modules. */
export const ownNext: NextInstall = {
  major: 16,
  bin: join(ROOT, "node_modules/next/dist/bin/next"),
  apps: HOME,
};

const REACT = { 14: "^18.2.0", 15: "^19.0.0" };

/** The newest of a major version, from npm. TypeScript and the types are found in this package's node_modules. */
export function nextOf(major: 14 | 15): NextInstall {
  const react = REACT[major];
  const folder = installed(`next-${major}`, { next: `^${major}.0.0`, react, "react-dom": react });
  return { major, bin: join(folder, "node_modules/next/dist/bin/next"), apps: folder };
}
