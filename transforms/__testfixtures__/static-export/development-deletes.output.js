const nextConfig = { reactStrictMode: true };

if (process.env.NODE_ENV === "development") {
  delete nextConfig.output;
}

module.exports = nextConfig;
