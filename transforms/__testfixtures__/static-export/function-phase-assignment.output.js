const { PHASE_PRODUCTION_BUILD, PHASE_DEVELOPMENT_SERVER } = require("next/constants");

const nextConfig = async (phase) => {
  const isProd = phase === PHASE_PRODUCTION_BUILD;
  const config = {
    reactStrictMode: isProd,
    env: { isProd },
  };
  if (phase === PHASE_PRODUCTION_BUILD) {
    config.distDir = "build";
  }
  if (phase === PHASE_DEVELOPMENT_SERVER) {
    config.poweredByHeader = false;
  }
  return config;
};

module.exports = nextConfig;
