/** One diff, drawn by diff2html with syntax colours. It is drawn when it is opened, not before. */
import { ColorSchemeType } from "diff2html/lib-esm/types.js";
import { Diff2HtmlUI } from "diff2html/lib-esm/ui/js/diff2html-ui-base.js";
import hljs from "highlight.js/lib/core";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import plaintext from "highlight.js/lib/languages/plaintext";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";

hljs.registerLanguage("javascript", javascript);
hljs.registerLanguage("typescript", typescript);
hljs.registerLanguage("json", json);
hljs.registerLanguage("yaml", yaml);
hljs.registerLanguage("plaintext", plaintext);

export type DiffView = "side-by-side" | "line-by-line";

const LANGUAGES = new Map([
  ...["ts", "tsx", "mts", "cts"].map((name): [string, string] => [name, "typescript"]),
  ...["js", "jsx", "mjs", "cjs"].map((name): [string, string] => [name, "javascript"]),
  ["json", "json"],
  ["yml", "yaml"],
  ["yaml", "yaml"],
]);

export function drawDiff(target: HTMLElement, diff: string, view: DiffView, isDark: boolean): void {
  const drawing = new Diff2HtmlUI(
    target,
    diff,
    {
      outputFormat: view,
      drawFileList: false,
      fileContentToggle: false,
      stickyFileHeaders: false,
      matching: "lines",
      colorScheme: isDark ? ColorSchemeType.DARK : ColorSchemeType.LIGHT,
      highlightLanguages: LANGUAGES,
      // Longer lines are shown without a comparison of their words, so that they open at once.
      diffMaxLineLength: 2_000,
    },
    hljs,
  );
  drawing.draw();
}
