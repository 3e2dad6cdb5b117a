/** A headless Chromium, where there is one. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Set `CHROMIUM` where it lies elsewhere. */
export const CHROMIUM = [process.env.CHROMIUM ?? "", ...PLACES].find(
  (path) => path !== "" && existsSync(path),
);

export interface Visit {
  page: Page;
  /** What the page printed or threw: violations of its content security policy too. */
  complaints: string[];
  /** What it tried to load besides itself. */
  requests: string[];
  close: () => Promise<void>;
}

/** Opens a page from disk, without network. */
export async function visit(file: string, colorScheme: "light" | "dark" = "light"): Promise<Visit> {
  const profile = mkdtempSync(join(tmpdir(), "route-codemod-chromium-"));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM!,
    headless: true,
    colorScheme,
    acceptDownloads: true,
    viewport: { width: 1300, height: 900 },
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"].concat(
      "--disable-background-networking",
      "--disable-component-update",
    ),
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== `file://${file}` && !request.url().startsWith("blob:"))
      requests.push(request.url());
  });
  await page.goto(`file://${file}`);
  return {
    page,
    complaints,
    requests,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
