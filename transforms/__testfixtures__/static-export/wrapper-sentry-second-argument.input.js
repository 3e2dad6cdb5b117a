const { withSentryConfig } = require("@sentry/nextjs");

const nextConfig = {
  reactStrictMode: true,
  output: "export",
};

module.exports = withSentryConfig(nextConfig, { org: "shop", silent: true });
