/** A log whose lines count as side effects, unlike those of console. */
import { record } from "./effects";

export function log(message: string, details?: unknown): void {
  record("log", details === undefined ? message : { message, details });
}

export async function audit(event: string, details?: unknown): Promise<void> {
  record("audit", { event, details });
}
