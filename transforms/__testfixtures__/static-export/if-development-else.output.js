const nextConfig = { reactStrictMode: true };

if (process.env.NODE_ENV === "development") {
  nextConfig.poweredByHeader = false;
}

module.exports = nextConfig;
