/** The picture of the review page: the shop's changes in a browser. */
import { join } from "node:path";
import { runCli } from "../cli/run-cli.js";
import { visit } from "../review-page/chromium.js";

export const PAGE_PICTURE = "docs/pictures/review-page.png";
/** What can be read in that picture. */
export const PAGE_TEXT = "docs/pictures/review-page.txt";

/** Takes the folder of the shop; gives the picture, and the text that stands in it. Needs Chromium. */
export async function reviewPagePicture(folder: string): Promise<{ png: Buffer; text: string }> {
  runCli(folder, ["--unsafe", "--html", "review.html"]);
  const visited = await visit(join(folder, "review.html"));
  try {
    await visited.page.setViewportSize({ width: 1280, height: 760 });
    await visited.page.getByRole("button", { name: "app/api/tasks/route.js" }).click();
    // The folder of the run is another one each time.
    await visited.page.evaluate(`{
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
        text.nodeValue = text.nodeValue.replaceAll(${JSON.stringify(folder)}, "/home/me/shop");
    }`);
    const png = await visited.page.screenshot();
    const text = await visited.page.evaluate<string>("document.body.innerText");
    return { png, text: `${text.trimEnd()}\n` };
  } finally {
    await visited.close();
  }
}
