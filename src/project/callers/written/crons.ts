/** The `crons` of a vercel.json: Vercel asks their paths with GET (https://vercel.com/docs/cron-jobs#how-cron-jobs-work). */
import { field, listIn, type Reader, readJson } from "./found.js";

export const cronRequests: Reader = (text) =>
  listIn(field(readJson(text), "crons")).flatMap((cron) => {
    const path = field(cron, "path");
    if (typeof path !== "string" || !path.startsWith("/")) return [];
    return [
      { url: path, methods: ["GET"], form: false, at: Math.max(text.indexOf(JSON.stringify(path)), 0) },
    ];
  });
