const isDev = process.env.NODE_ENV === "development";
const nextConfig = {};

if (!isDev) {
  nextConfig.output = "export";
} else {
  nextConfig.poweredByHeader = false;
}

module.exports = nextConfig;
