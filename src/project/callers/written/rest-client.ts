/** `.http` and `.rest` files of editors: `POST {{baseUrl}}/api/tasks`, requests parted by `###`. */
import { filledIn, methodCalled, type Reader, withScheme } from "./found.js";

export const restClientRequests: Reader = (text) => {
  const values = new Map(
    [...text.matchAll(/^[ \t]*@([\w.-]+)[ \t]*=[ \t]*(.*?)[ \t]*\r?$/gm)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
  const lines =
    /^[ \t]*(?:([A-Z]+)[ \t]+)?((?:https?:\/\/|\{\{|\/|localhost)\S*)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*\r?$/gm;
  return [...text.matchAll(lines)].flatMap((match) => {
    const [, verb = "GET", address] = match;
    const method = methodCalled(verb);
    if (method === undefined) return [];
    const after = text.slice(match.index).split(/^###/m)[0]!;
    const form = method !== "GET" && /^content-type:[^\n]*form/im.test(after);
    return [{ url: withScheme(filledIn(address!, values)), methods: [method], form, at: match.index }];
  });
};
