import { testRepairedExample } from "../end-to-end/repaired-example.js";
import { EXAMPLES } from "../end-to-end/requests.js";

testRepairedExample(EXAMPLES[0]!);
