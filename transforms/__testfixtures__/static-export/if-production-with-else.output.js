const nextConfig = { reactStrictMode: true };

if (process.env.NODE_ENV !== "production") {
  nextConfig.poweredByHeader = false;
}

module.exports = nextConfig;
