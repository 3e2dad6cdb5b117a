export {
  type AcceptedFinding,
  acceptedOf,
  BaselineError,
  baselineText,
  type HeldAgainst,
  heldAgainst,
  parseBaseline,
} from "./baseline.js";
export { entriesOfChange } from "./changed.js";
