const isDev = process.env.NODE_ENV === "development";
const nextConfig = {};

if (isDev) {
  nextConfig.poweredByHeader = false;
}

module.exports = nextConfig;
