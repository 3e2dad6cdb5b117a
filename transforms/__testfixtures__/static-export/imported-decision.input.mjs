import { isStatic } from "./build-target.mjs";

export default {
  output: isStatic() ? "export" : undefined,
  reactStrictMode: true,
};
