export { quoted, sameRun } from "./command-line.js";
export {
  type Answer,
  answer,
  type Decision,
  decisions,
  type Question,
  question,
  type Review,
  startReview,
  type Word,
  wordOf,
} from "./wizard.js";
