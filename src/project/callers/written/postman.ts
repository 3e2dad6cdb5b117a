/** Collections of Postman (https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html). */
import { hole } from "../url-pattern.js";
import {
  field,
  filledIn,
  listIn,
  methodCalled,
  type Reader,
  readJson,
  type WrittenRequest,
  withScheme,
} from "./found.js";

/** A collection nests its folders; nobody nests them deeper than this. */
const MAX_DEPTH = 20;

export const postmanRequests: Reader = (text) => {
  const collection = readJson(text);
  const values = new Map(
    listIn(field(collection, "variable")).flatMap((one): [string, string][] => {
      const [key, value] = [field(one, "key"), field(one, "value")];
      return typeof key === "string" && typeof value === "string" && value !== "" ? [[key, value]] : [];
    }),
  );
  const found: WrittenRequest[] = [];
  let from = 0;
  const visit = (items: unknown, depth: number) => {
    for (const item of listIn(items)) {
      if (depth < MAX_DEPTH) visit(field(item, "item"), depth + 1);
      const request = field(item, "request");
      const address = field(request, "url");
      const raw = typeof address === "string" ? address : field(address, "raw");
      const verb = field(request, "method") ?? "GET";
      const method = typeof verb === "string" ? methodCalled(verb) : undefined;
      if (typeof raw !== "string" || method === undefined) continue;
      const at = text.indexOf(JSON.stringify(raw), from);
      if (at !== -1) from = at + 1;
      const url = filledIn(raw, values).replace(/\/:(\w+)/g, (_, name: string) => `/${hole(name)}`);
      const mode = String(field(field(request, "body"), "mode"));
      const form = method !== "GET" && /^(?:urlencoded|formdata)$/.test(mode);
      found.push({ url: withScheme(url), methods: [method], form, at: Math.max(at, 0) });
    }
  };
  visit(field(collection, "item"), 0);
  return found;
};

/** Whether a JSON file is such a collection. */
export function isCollection(text: string): boolean {
  return /schema\.(?:get)?postman\.com/.test(text);
}
