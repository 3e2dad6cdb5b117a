import type { RepoSource } from "./contract.js";

/** Results, pages and state folders are handed around: a password or token in the URL stays out of them. */
export function shownLocation({ kind, location }: Pick<RepoSource, "kind" | "location">): string {
  return kind === "git" ? location.replace(/^(https?:\/\/)[^/]*@/, "$1") : location;
}
