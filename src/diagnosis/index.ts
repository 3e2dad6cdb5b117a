/** Who answered a request, and why: told by the answer and the repo. */
export { type Answer, readAnswers, requestIn } from "./answer.js";
export { diagnosed } from "./in-the-repo.js";
export { diagnosisText } from "./text.js";
export { whoAnswered } from "./who-answered.js";
