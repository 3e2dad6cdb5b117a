import { record } from "./effects";

/** The key "busy" has used up its share. */
export async function rateLimit(key: string): Promise<{ success: boolean; remaining: number; reset: number }> {
  record("limits.rateLimit", key);
  return { success: key !== "busy", remaining: key === "busy" ? 0 : 9, reset: 60 };
}

/** Statuses by names of the app's own. */
export const EMPTY = 204;
export const NOT_FOUND = 404;
