import picocolors from "picocolors";

/** The colours of the reports; each is the identity when colours are off. */
export type Palette = ReturnType<typeof picocolors.createColors>;

/** Takes whether to colour; never looks at the environment itself. */
export function paletteFor(color: boolean): Palette {
  return picocolors.createColors(color);
}
