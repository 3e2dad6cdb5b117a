/** A terminal's screen as SVG: text that can be selected and read aloud, light on dark. */
import type { Run } from "./screen.js";

const GROUND = "#16181d";
const TEXT = "#d6d9e0";
/** The 16 colours of a terminal: dark ones, then bright ones. */
const COLOURS = [
  "#3b4048",
  "#f07178",
  "#8ccf7e",
  "#e5c07b",
  "#67b0e8",
  "#c792ea",
  "#6cd0ca",
  "#d6d9e0",
  "#7f8590",
  "#ff8b92",
  "#a3e096",
  "#f0d399",
  "#8ac4f0",
  "#d6aaf5",
  "#8be4de",
  "#ffffff",
];

const SIZE = 13;
const WIDTH = 7.82;
const HEIGHT = 18;
const PADDING = 16;
const BAR = 30;

/** Takes what to call the picture for those who don't see it, the lines and the columns; gives the text of the file. */
export function svgOf(title: string, lines: Run[][], columns: number): string {
  const width = Math.ceil(columns * WIDTH + 2 * PADDING);
  const height = BAR + lines.length * HEIGHT + PADDING;
  const rows = lines.map((line, row) => rowOf(line, BAR + row * HEIGHT + SIZE)).filter((row) => row !== "");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<rect width="${width}" height="${height}" rx="8" fill="${GROUND}"/>
<circle cx="18" cy="15" r="5" fill="#f07178"/><circle cx="36" cy="15" r="5" fill="#e5c07b"/><circle cx="54" cy="15" r="5" fill="#8ccf7e"/>
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" font-size="${SIZE}" fill="${TEXT}" xml:space="preserve">
${rows.join("\n")}
</g>
</svg>
`;
}

function rowOf(line: Run[], y: number): string {
  let column = 0;
  const parts = line.flatMap((run) => {
    const x = rounded(PADDING + column * WIDTH);
    const length = [...run.text].length;
    column += length;
    if (run.text.trim() === "" && !run.inverse) return [];
    const width = rounded(length * WIDTH);
    const colour = run.colour === undefined ? undefined : COLOURS[run.colour];
    const fill = run.inverse ? GROUND : colour;
    const look = [
      ...(fill === undefined ? [] : [` fill="${fill}"`]),
      ...(run.bold ? [' font-weight="600"'] : []),
      ...(run.dim ? [' opacity="0.6"'] : []),
    ].join("");
    const ground = run.inverse
      ? `<rect x="${x}" y="${y - SIZE}" width="${width}" height="${HEIGHT}" fill="${colour ?? TEXT}"/>`
      : "";
    // The font is the reader's own, so each stretch says how wide it is.
    const text = `<text x="${x}" y="${y}" textLength="${width}" lengthAdjust="spacingAndGlyphs"${look}>${escaped(run.text)}</text>`;
    return [ground + text];
  });
  return parts.join("");
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(" ", "\u00a0");
}
