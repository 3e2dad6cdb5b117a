import { describe, expect, it } from "vitest";
import { lostComments } from "./comments.js";

const input = `// pages/api/tasks.ts
import type { NextApiRequest } from "next"; // Next's types
/** Tasks. */
export default function handler(req, res) {
  // Only reading is allowed.
  if (req.method !== "GET") {
    return res.status(405).end(); // no
  }
  // All of them.
  res.json(/* inline */ tasks); // done
}
`;

describe("a comment is lost", () => {
  it("when the code that it stands at is kept", () => {
    const output = "/** Tasks. */\nexport function GET() {\n  return NextResponse.json(tasks); // done\n}\n";
    expect(lostComments(input, output)).toEqual(["pages/api/tasks.ts", "All of them.", "inline"]);
  });

  it("when one of two alike is missing", () => {
    expect(lostComments("// a\nx();\n// a\ny();\n", "// a\nx();\ny();\n")).toEqual(["a"]);
  });

  it("but not when it goes with the refusal of other methods, or is said to go", () => {
    const output =
      "/** Tasks. */\nexport function GET() {\n// All of them.\n return f(/*  inline */ tasks); // done\n}\n";
    expect(lostComments(input, output, ["pages/api"])).toEqual([]);
  });

  it("but not when it belongs to a default case or an else that answers 405", () => {
    const dispatch = `switch (req.method) {
  case "GET": // read
    return list();
  // everything else
  default: // refuse
    return res.status(405).end();
}
if (a) { /* kept */ b(); } else { /* gone */ res.status(405).end(); }`;
    expect(lostComments(dispatch, "")).toEqual(["read", "kept"]);
  });
});
