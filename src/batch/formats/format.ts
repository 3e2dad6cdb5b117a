/** The formats of a batch's result. Each gives its text piece by piece: a thousand repos need not lie in memory. */
import type { RepoResult } from "../contract.js";
import type { BatchSummary } from "../summary.js";

export interface BatchView {
  summary: BatchSummary;
  /** May be read several times. */
  results: () => AsyncIterable<RepoResult>;
}

export type BatchFormat = (view: BatchView) => AsyncIterable<string>;

export const BATCH_FORMATS = ["text", "json", "jsonl", "markdown", "csv"] as const;
export type BatchFormatName = (typeof BATCH_FORMATS)[number];

/** Loads one format. */
export async function batchFormat(name: BatchFormatName): Promise<BatchFormat> {
  switch (name) {
    case "text":
      return (await import("./text.js")).asText;
    case "json":
      return (await import("./json.js")).asJson;
    case "jsonl":
      return (await import("./json.js")).asJsonLines;
    case "markdown":
      return (await import("./markdown.js")).asMarkdown;
    case "csv":
      return (await import("./csv.js")).asCsv;
  }
}
