/** Which files the rules look at, by their paths: relative to the folder in which ESLint runs, with forward slashes. */

/** Next calls a file by this name, in the `app` folder and outside of its private folders. */
export function isRouteFile(path: string): boolean {
  const parts = path.split("/");
  const folders = parts.slice(parts.indexOf("app") + 1, -1);
  return (
    parts.includes("app") &&
    /^route\.(?:ts|tsx|js|jsx)$/.test(parts.at(-1) as string) &&
    !folders.some((name) => name.startsWith("_"))
  );
}

export function isPagesApiFile(path: string): boolean {
  return /(?:^|\/)pages\/api\/(?:.*\/)?[^/]+\.(?:ts|tsx|js|jsx)$/.test(path) && !/\.d\.ts$/.test(path);
}

export function isNextConfig(path: string): boolean {
  return /(?:^|\/)next\.config\.[mc]?[jt]s$/.test(path);
}
