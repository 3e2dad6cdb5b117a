/** How sure it is that a misplaced file belongs where it is meant to go. */
import { posix } from "node:path";
import type { HttpMethod } from "../../handler/contract.js";
import type { MeantRoute, MisplacedFile, NextApp } from "../../project/contract.js";
import { Endpoints, samplesOf } from "../interception/endpoints.js";
import { landingOf } from "../interception/landing.js";

export interface Move {
  app: NextApp;
  file: MisplacedFile;
  meant: MeantRoute;
}

/** Whether the repo itself says that the file belongs there, and the sentence that says so. */
export function placeIn(
  { app, file, meant }: Move,
  methods: readonly HttpMethod[],
): { isSure: boolean; said: string } {
  const url = app.facts.basePath + meant.url;
  const goes = `The file goes to ${meant.path}`;
  const assumption = (reason: string) => ({
    isSure: false,
    said: `${goes}, and then answers ${url}. That this path is meant is an assumption: ${reason}.`,
  });
  if (hasUrlAlready({ file, meant })) return { isSure: true, said: `${goes}, and then answers ${url}.` };
  const { sites, uncertain } = meant.callers;
  const site = sites.find(
    ({ sure, methods: asked }) => sure && asked.some((method) => methods.includes(method)),
  );
  if (site === undefined) {
    const calls = sites.length + uncertain.length > 0 ? "no call in the repo surely" : "nothing in the repo";
    return assumption(`${calls} requests it`);
  }
  const now = answersNow(app, meant);
  if (now !== undefined) return assumption(now);
  return {
    isSure: true,
    said: `${site.path}:${site.line} requests ${url}, which nothing answers. ${goes}, and then answers it.`,
  };
}

/** A page has the address that the route will have; a file of `pages/api` may have it too. */
function hasUrlAlready({ file, meant }: Pick<Move, "file" | "meant">): boolean {
  if ("url" in file) return file.url === meant.url;
  return (
    posix.basename(file.path).startsWith("page.") && posix.dirname(file.path) === posix.dirname(meant.path)
  );
}

/** What answers the path as long as the file isn't there. */
function answersNow(app: NextApp, { url }: MeantRoute): string | undefined {
  const endpoints = new Endpoints(app);
  for (const sample of samplesOf(url)) {
    const landing = landingOf(sample, app, endpoints);
    if (landing.kind === "endpoint") return `${landing.endpoint.file.path} answers its requests now`;
    if (landing.kind !== "nothing") return "next.config may send its requests elsewhere now";
  }
  return undefined;
}
