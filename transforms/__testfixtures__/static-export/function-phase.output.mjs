import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";

export default (phase) => {
  if (phase === PHASE_DEVELOPMENT_SERVER) {
    return { reactStrictMode: true };
  }

  return {
    reactStrictMode: true,
    distDir: "build",
  };
};
