export { Cancelled } from "./cancelled.js";
export { sameRun } from "./command-line.js";
export { quoted } from "./quoted.js";
export {
  type Answer,
  answer,
  type Decision,
  decisions,
  goOnWith,
  type Question,
  question,
  type Review,
  startReview,
  type Word,
  wordOf,
} from "./wizard.js";
