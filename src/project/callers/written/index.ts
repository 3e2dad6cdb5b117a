/** Requests that no code makes: cron jobs, scripts, workflows, REST clients, API descriptions, plain HTML. */
import { basename } from "node:path";
import { mapConcurrently, readText } from "../../read.js";
import type { FoundRequest } from "../find-requests.js";
import { commandRequests, forwardedEvents, packageScripts } from "./commands.js";
import { cronRequests } from "./crons.js";
import type { Reader, WrittenRequest } from "./found.js";
import { htmlRequests } from "./html.js";
import { isDescription, openApiRequests } from "./openapi.js";
import { isCollection, postmanRequests } from "./postman.js";
import { restClientRequests } from "./rest-client.js";

/** Hand-written files of these kinds stay far below. */
const MAX_BYTES = 512 * 1024;

/** More than this in one file is data. */
const MAX_REQUESTS = 500;

/** The requests of those of `files` that aren't code, with the file's path. What can't be read gives none. */
export async function writtenRequests(
  files: readonly string[],
): Promise<{ path: string; text: string; requests: FoundRequest[] }[]> {
  const candidates = files.filter((path) => readerFor(path) !== undefined);
  const read = await mapConcurrently(candidates, async (path) => {
    const text = await readText(path, MAX_BYTES);
    const reader = text === undefined ? undefined : readerFor(path, text);
    if (text === undefined || reader === undefined) return [];
    const requests = reader(text)
      .slice(0, MAX_REQUESTS)
      .map((request) => placed(request, text));
    return requests.length === 0 ? [] : [{ path, text, requests }];
  });
  return read.flat();
}

/** Without the text: by the file's name alone, for files that are worth reading. */
function readerFor(path: string, text?: string): Reader | undefined {
  const name = basename(path);
  if (name === "vercel.json") return cronRequests;
  if (name === "package.json") return packageScripts;
  if (/\.(?:sh|bash|zsh)$|^(?:Makefile|Justfile|justfile|Procfile|\.gitlab-ci\.ya?ml)$/.test(name))
    return commandRequests;
  if (/[\\/]\.github[\\/].*\.ya?ml$/.test(path)) return commandRequests;
  if (/\.md$/.test(name)) return forwardedEvents;
  if (/\.(?:http|rest)$/.test(name)) return restClientRequests;
  if (/\.html?$/.test(name)) return htmlRequests;
  if (/postman.*\.json$/i.test(name))
    return text === undefined || isCollection(text) ? postmanRequests : undefined;
  if (/(?:openapi|swagger).*\.(?:json|ya?ml)$/i.test(name))
    return text === undefined || isDescription(text) ? openApiRequests : undefined;
  return undefined;
}

function placed({ url, methods, form, at, assumed }: WrittenRequest, text: string): FoundRequest {
  const before = text.slice(0, at).split("\n");
  return {
    urls: [url],
    methods,
    form,
    line: before.length,
    column: before.at(-1)!.length + 1,
    ...(assumed && { assumed }),
  };
}
