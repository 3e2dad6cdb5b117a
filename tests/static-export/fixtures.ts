import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../transforms/__testfixtures__/static-export/", import.meta.url));

/** One next.config of `transforms/__testfixtures__/static-export`. */
export interface ConfigFixture {
  name: string;
  extension: string;
  input: string;
  /** Absent where nothing may be edited. */
  output?: string;
  findings: { applies: string; line: number; variables?: string[] }[];
  /** Modules that hold a part of the config. */
  elsewhere: string[];
  /** Environments in which the config is evaluated. The first is the plain build, with nothing set. */
  environments: Record<string, string>[];
  /** Parts of the comments that go along with the setting. */
  dropped: string[];
}

export function readConfigFixtures(): ConfigFixture[] {
  return readdirSync(FOLDER)
    .filter((file) => file.includes(".input."))
    .sort()
    .map((file) => {
      const [, name, extension] = /^(.*)\.input\.(\w+)$/.exec(file) as unknown as [string, string, string];
      const outputFile = `${FOLDER}${name}.output.${extension}`;
      const expected = JSON.parse(readFileSync(`${FOLDER}${name}.expect.json`, "utf8"));
      return {
        name,
        extension,
        input: readFileSync(FOLDER + file, "utf8"),
        ...(existsSync(outputFile) ? { output: readFileSync(outputFile, "utf8") } : {}),
        elsewhere: [],
        environments: [{}],
        dropped: [],
        ...expected,
      };
    });
}
