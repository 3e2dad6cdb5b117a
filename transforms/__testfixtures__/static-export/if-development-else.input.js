const nextConfig = { reactStrictMode: true };

if (process.env.NODE_ENV === "development") {
  nextConfig.poweredByHeader = false;
} else {
  nextConfig.output = "export";
}

module.exports = nextConfig;
