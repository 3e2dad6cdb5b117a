export { diffText } from "./diff.js";
export { jsonReport } from "./json.js";
export {
  type Fate,
  isClean,
  type Report,
  type ReportEntry,
  type ReportSummary,
  reportOf,
} from "./outcome.js";
export { type Palette, paletteFor } from "./palette.js";
export { printableLine } from "./printable.js";
export { entryText, type TextOptions, textReport } from "./text.js";
