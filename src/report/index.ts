export { diffText } from "./diff.js";
export { jsonReport } from "./json.js";
export {
  type Fate,
  isForInformation,
  type Report,
  type ReportEntry,
  type ReportSummary,
  reportOf,
  reportWith,
  UNEXAMINED,
} from "./outcome.js";
export type { PageRepo } from "./page/contract.js";
export { pageDocument } from "./page/document.js";
export { pageRepo } from "./page/repo.js";
export { type Palette, paletteFor } from "./palette.js";
export type { Presentation, RuleFacts } from "./presentation.js";
export { printableLine } from "./printable.js";
export { renderError, renderReport } from "./render.js";
export { safeJson } from "./safe-json.js";
export { entryText, type TextOptions, textReport } from "./text.js";
