/** Product analytics. */
import { record } from "./effects";

export function track(event: string, properties?: unknown): void {
  record("track", event, properties);
}
