import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/**
 * What `npm test` leaves to `npm run test:all`: real builds on all versions of Next.js, many repos, processes that are killed, a
 * browser, terminals, and what has to be installed first.
 */
const THOROUGH = [
  "tests/batch/**/*.test.ts",
  "tests/ci/**/*.test.ts",
  "tests/cli/{interrupt,wizard}.test.ts",
  "tests/end-to-end/**/*.test.ts",
  "tests/git/programs.test.ts",
  "tests/pictures/**/*.test.ts",
  "tests/review-page/**/*.test.ts",
];

const REPOS = "tests/rules/repos/**";

export default defineConfig({
  test: {
    // The undo journals of the tests aren't the user's.
    env: { XDG_STATE_HOME: join(tmpdir(), `route-codemod-tests-${process.pid}`) },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "quick",
          include: ["tests/**/*.test.ts"],
          exclude: [REPOS, ...THOROUGH],
          // Next.js and the compiler are loaded once for all files of a worker.
          isolate: false,
        },
      },
      { extends: true, test: { name: "thorough", include: THOROUGH, exclude: [REPOS] } },
    ],
  },
});
