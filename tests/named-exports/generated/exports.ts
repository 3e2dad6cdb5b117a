import { block, type Draft, importName } from "./draft.js";
import { request, response } from "./helpers.js";
import { wrapped } from "./wrappers.js";

/** The handler and how it leaves the module. */
export function exported(draft: Draft, whole: string[], async: boolean): string[] {
  const { random, req, res } = draft;
  const wait = async ? "async " : "";
  const body = random.chance(0.1) ? takenApart(draft, whole) : whole;
  const params = `${request(draft)}, ${response(draft)}`;
  const forms: [number, () => string[]][] = [
    [50, () => block(`export default ${wait}function handler(${params}) {`, body)],
    [5, () => block(`export default ${wait}function (${params}) {`, body)],
    [8, () => block(`export default ${wait}(${params}) => {`, body, "};")],
    [
      6,
      () => [...block(`const handler = ${wait}(${params}) => {`, body, "};"), "", "export default handler;"],
    ],
    [6, () => [...block(`${wait}function handler(${params}) {`, body), "", "export default handler;"]],
    [2, () => [...block(`${wait}function handler(${params}) {`, body), "", "export { handler as default };"]],
    [
      draft.typescript ? 6 : 0,
      () => {
        importName(draft, "next", "NextApiHandler");
        return [
          ...block(`const handler: NextApiHandler = ${wait}(${req}, ${res}) => {`, body, "};"),
          "",
          "export default handler;",
        ];
      },
    ],
    [
      draft.typescript ? 2 : 0,
      () => {
        importName(draft, "next", "NextApiHandler");
        return block(`export default (${wait}(${req}, ${res}) => {`, body, "}) satisfies NextApiHandler;");
      },
    ],
    [
      draft.typescript ? 0 : 3,
      () => block(`module.exports = ${wait}function handler(${params}) {`, body, "};"),
    ],
    [12, () => wrapped(draft, body, wait, params)],
  ];
  return random.weighted(forms)();
}

/** `const { query, body } = req;` first of all. */
function takenApart({ req }: Draft, body: string[]): string[] {
  const text = body.join("\n");
  const shadows = new RegExp(
    `[(,] ?${req}\\b[^)]*\\) (=>|\\{)|\\b(query|body|method|cookies)\\b(?<!\\.\\2)`,
  ).test(text);
  const parts = ["query", "body", "method", "cookies"].filter((part) =>
    new RegExp(`\\b${req}\\.${part}\\b`).test(text),
  );
  if (shadows || parts.length === 0) return body;
  const own = new RegExp(`\\b${req}\\.(${parts.join("|")})\\b`, "g");
  return [`const { ${parts.join(", ")} } = ${req};`, ...body.map((line) => line.replaceAll(own, "$1"))];
}

/** Named exports that still take the request and the response of the Pages Router. */
export function named(draft: Draft, method: string, body: string[], async: boolean): string[] {
  const wait = async ? "async " : "";
  const params = `${request(draft)}, ${response(draft)}`;
  if (draft.random.chance(0.7)) return block(`export ${wait}function ${method}(${params}) {`, body);
  return block(`export const ${method} = ${wait}(${params}) => {`, body, "};");
}
