import { expect, test } from "vitest";
import { FORMATS, type MachineFormat } from "../../src/report/formats.js";
import { renderError, renderReport } from "../../src/report/render.js";
import { safeJson } from "../../src/report/safe-json.js";
import { HOSTILE_PATH, hostileReport } from "./hostile.js";
import { presentation } from "./presentation.js";

/** What a terminal obeys, or what turns the order of a text around. */
const STEERING = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

const MACHINE_FORMATS = FORMATS.filter((format): format is MachineFormat => format !== "text");

test.each(MACHINE_FORMATS)("nothing of a repo steers a terminal: %s", (format) => {
  for (const text of [
    renderReport(format, hostileReport(), presentation),
    renderError(format, HOSTILE_PATH, `${HOSTILE_PATH}\u001b\u009b`, presentation),
  ]) {
    expect(
      [...text.matchAll(STEERING)].map(([found]) => found).filter((one) => !"\n\r\t".includes(one)),
    ).toEqual([]);
  }
});

test("the JSON is of the same value", () => {
  const value = { "\u009b\u202e": ["a\u2028\u007f\u0000\n", 'q"\\u009b'] };
  expect(JSON.parse(safeJson(value))).toEqual(value);
  expect(JSON.parse(safeJson(value, 2))).toEqual(value);
});
