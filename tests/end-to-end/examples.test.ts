import { testRepairedExample } from "./repaired-example.js";
import { EXAMPLES } from "./requests.js";

// The first one is in `tests/one-build`.
for (const example of EXAMPLES.slice(1)) testRepairedExample(example);
