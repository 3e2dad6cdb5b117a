import { dirname, join } from "node:path";
import minVersion from "semver/ranges/min-version.js";
import { readBytes } from "./read-bytes.js";

/** What a repo without a readable version is taken to run: the newest that this tool knows. */
const NEWEST = 16;

/**
 * The major version of Next.js that runs the app in `folder`: the installed one, as Node would find it; else the lowest that
 * `range` admits (the range that package.json declares). `latest`, `canary`, `catalog:`, `workspace:*` and the like say
 * nothing; they count as the newest.
 */
export async function nextMajor(folder: string, range: string | undefined): Promise<number> {
  const installed = await installedVersion(folder);
  return majorOf(installed) ?? majorOf(range) ?? NEWEST;
}

async function installedVersion(folder: string): Promise<string | undefined> {
  for (let current = folder; ; current = dirname(current)) {
    try {
      const text = (await readBytes(join(current, "node_modules", "next", "package.json"))).toString("utf8");
      const { version } = JSON.parse(text) as { version?: unknown };
      if (typeof version === "string") return version;
    } catch {
      // Not installed here, or not readable: look further up.
    }
    if (dirname(current) === current) return undefined;
  }
}

function majorOf(range: string | undefined): number | undefined {
  if (range === undefined) return undefined;
  const plain = range.replace(/^(?:npm:(?:.*@)?|workspace:)/, "");
  try {
    // `*` and `>=13` have a lowest version that nobody runs.
    if (plain === "" || /^(?:[*x]|>)/.test(plain)) return undefined;
    return minVersion(plain)?.major;
  } catch {
    return undefined;
  }
}
