/** Everything that `--format` takes. `text` is for people; the others are for programs and services. */
export const FORMATS = ["text", "json", "sarif", "github", "junit", "markdown", "rdjson"] as const;
export type Format = (typeof FORMATS)[number];
export type MachineFormat = Exclude<Format, "text">;
