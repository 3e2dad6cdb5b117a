import { record } from "./effects";

/** The prompt "boom" fails as a model that is overloaded does. */
export async function complete(prompt: string, options?: Record<string, unknown>): Promise<string> {
  record("ai.complete", prompt, options);
  if (prompt === "boom") throw Object.assign(new Error("overloaded"), { status: 529 });
  return `Answer to: ${prompt}`;
}
