import type { PagesApiReview } from "../handler/pages-api/index.js";
import type { PagesApiFile } from "../project/contract.js";

const reviews = new WeakMap<PagesApiFile, PagesApiReview>();

/** The compiler's word on a handler in `pages/api`, asked once for each file; nothing for one that never looks at the method. */
export async function reviewOf(file: PagesApiFile): Promise<PagesApiReview> {
  const known = reviews.get(file);
  if (known !== undefined) return known;
  if (!/\bmethod\b/.test(file.text)) return { misspelt: [] };
  const { reviewPagesApi } = await import("../handler/pages-api/index.js");
  const review = reviewPagesApi(file.text, file.path);
  reviews.set(file, review);
  return review;
}
