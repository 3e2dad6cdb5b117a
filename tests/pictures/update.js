// npm run pictures
// Draws the pictures of the README anew, from what the built command shows. The test beside it says when that is due.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { withProjectModules } from "../named-exports/project-modules.js";

await withProjectModules(async (load) => {
  const { SHOP, WIZARD_PICTURE, wizardPicture } = await load("tests/pictures/wizard.ts");
  const { PAGE_PICTURE, PAGE_TEXT, reviewPagePicture } = await load("tests/pictures/review-page.ts");
  const { CHROMIUM } = await load("tests/review-page/chromium.ts");
  const parent = mkdtempSync(join(tmpdir(), "route-codemod-pictures-"));
  const shop = join(parent, "shop");
  for (const [path, text] of Object.entries(SHOP)) {
    mkdirSync(dirname(join(shop, path)), { recursive: true });
    writeFileSync(join(shop, path), text);
  }
  try {
    mkdirSync("docs/pictures", { recursive: true });
    writeFileSync(WIZARD_PICTURE, await wizardPicture(shop));
    console.log(WIZARD_PICTURE);
    if (CHROMIUM === undefined) throw new Error("The picture of the review page needs Chromium.");
    const { png, text } = await reviewPagePicture(shop);
    writeFileSync(PAGE_PICTURE, png);
    writeFileSync(PAGE_TEXT, text);
    console.log(PAGE_PICTURE);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
});
