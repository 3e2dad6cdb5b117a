/** Pages that are plain HTML: links, images, forms, and the attributes of htmx. */
import { methodCalled, type Reader, type WrittenRequest } from "./found.js";

const FETCHED: Record<string, string> = {
  a: "href",
  img: "src",
  script: "src",
  iframe: "src",
  source: "src",
};

export const htmlRequests: Reader = (text) =>
  [...text.matchAll(/<([a-z][\w-]*)(\s[^<>]{0,2000})>/gi)].flatMap((match) => {
    const element = match[1]!.toLowerCase();
    const attributes = attributesIn(match[2]!);
    const found: WrittenRequest[] = [];
    const add = (url: string | undefined, method: WrittenRequest["methods"], form = false) => {
      if (url?.startsWith("/")) found.push({ url, methods: method, form, at: match.index });
    };
    const name = FETCHED[element];
    if (name !== undefined) add(attributes.get(name), ["GET"]);
    if (element === "form") {
      const isPost = attributes.get("method")?.toLowerCase() === "post";
      add(attributes.get("action"), [isPost ? "POST" : "GET"], isPost);
    }
    for (const verb of ["get", "post", "put", "patch", "delete"]) {
      const method = methodCalled(verb)!;
      add(attributes.get(`hx-${verb}`) ?? attributes.get(`data-hx-${verb}`), [method], /^p/.test(verb));
    }
    return found;
  });

function attributesIn(text: string): Map<string, string> {
  const all = text.matchAll(/([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
  return new Map(
    [...all].map(([, name, one, two, three]) => [name!.toLowerCase(), one ?? two ?? three ?? ""]),
  );
}
