import type { HttpMethod } from "../../../src/handler/contract.js";
import type { FixtureRequest } from "../fixtures.js";
import type { Asks } from "./draft.js";
import type { Random } from "./random.js";

export function requests(
  random: Random,
  path: string,
  params: string[],
  methods: HttpMethod[],
  asks: Asks,
): FixtureRequest[] {
  const place = (values: Record<string, string>): string =>
    `/${path.replace(/^app\//, "").replace(/\/route$/, "")}`.replaceAll(
      /\[(\w+)\]/g,
      (_, name: string) => values[name] ?? "7",
    );
  const made: FixtureRequest[] = [];
  const value = (): string =>
    random.weighted([
      [6, "abc"],
      [3, "2"],
      [1, "true"],
      [1, "stop"],
      [1, "boom"],
      [1, "missing"],
      [1, "a b+c&d"],
      [1, "a,b"],
    ]);
  for (const method of methods) {
    for (let count = 0; count < 3; count++) {
      const query = new URLSearchParams();
      for (const name of asks.query)
        if (count === 0 || random.chance(0.6)) query.append(name, count === 0 ? "2" : value());
      for (const name of asks.lists) {
        query.append(name, value());
        if (random.chance(0.5)) query.append(name, value());
      }
      const headers: Record<string, string> = {};
      for (const name of asks.headers)
        if (count < 2 || random.chance(0.3))
          headers[name] =
            name === "authorization"
              ? random.pick(["Bearer good", "Bearer good", "secret"])
              : random.pick(["secret", "curl/8", "en"]);
      const cookies = [...asks.cookies].filter(() => random.chance(0.7)).map((name) => `${name}=c-${name}`);
      if (cookies.length > 0) headers.cookie = cookies.join("; ");
      const values = Object.fromEntries(
        params.map((name) => [name, random.pick(["7", "7", "missing", "boom", "a%20b"])]),
      );
      const url = `${place(values)}${query.size > 0 ? `?${query}` : ""}`;
      if (method === "GET" || (method === "DELETE" && random.chance(0.5)))
        made.push({ method, url, headers });
      else made.push({ method, url, ...sent(random, asks, count, headers) });
    }
  }
  return made;
}

function sent(
  random: Random,
  asks: Asks,
  count: number,
  headers: Record<string, string>,
): Partial<FixtureRequest> {
  const body: Record<string, unknown> = {};
  for (const field of asks.body)
    if (count === 0 || random.chance(0.6))
      body[field] =
        count === 0
          ? "hello"
          : random.pick(["hello", "", 5, 0, null, ["a"], { deep: 1 }, "boom", "stop", true]);
  if (asks.bodyKind === "text")
    return { body: JSON.stringify(body), headers: { ...headers, "content-type": "text/plain" } };
  if (asks.bodyKind === "either" && count === 1 && random.chance(0.3))
    return { json: JSON.stringify(body), headers };
  if (asks.bodyKind === "either" && count > 0)
    return { body: JSON.stringify(body), headers: { ...headers, "content-type": "text/plain" } };
  return { json: body, headers };
}
