/** A log whose lines count as side effects, unlike those of console. */
import { record } from "./effects";

function line(level: string) {
  return (message: string, details?: unknown): void => record(level, message, details);
}

export const log = Object.assign(line("log"), {
  info: line("log.info"),
  warn: line("log.warn"),
  error: line("log.error"),
});

export async function audit(event: string, details?: unknown): Promise<void> {
  record("audit", event, details);
}
