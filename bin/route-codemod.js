#!/usr/bin/env node
import { existsSync } from "node:fs";

const command = new URL("../dist/src/cli/main.js", import.meta.url);
if (existsSync(command)) await import(command.href);
else {
  console.error(
    "route-codemod isn't built: dist/src/cli/main.js is missing. In a checkout run `npm run build`; otherwise install the package anew.",
  );
  process.exitCode = 2;
}
