/** The pictures of the README show what the program shows. Where it has changed, `npm run pictures` draws them anew. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../apply/temporary-folder.js";
import { CHROMIUM } from "../review-page/chromium.js";
import { PAGE_PICTURE, PAGE_TEXT, reviewPagePicture } from "./review-page.js";
import { SHOP, WIZARD_PICTURE, wizardPicture } from "./wizard.js";

/** A folder of that name, which the page shows. */
function shop(): string {
  const files = Object.entries(SHOP).map(([path, text]) => [`shop/${path}`, text]);
  return join(temporaryFolder(Object.fromEntries(files)), "shop");
}

it("of the wizard is what a terminal shows", async () => {
  expect(await wizardPicture(shop())).toBe(readFileSync(resolve(WIZARD_PICTURE), "utf8"));
});

it.skipIf(CHROMIUM === undefined)("of the review page says what the page says", async () => {
  const { text } = await reviewPagePicture(shop());
  expect(text).toBe(readFileSync(resolve(PAGE_TEXT), "utf8"));
});

it("are in the README", () => {
  const readme = readFileSync(resolve("README.md"), "utf8");
  for (const picture of [WIZARD_PICTURE, PAGE_PICTURE]) expect(readme).toContain(`](${picture})`);
});
