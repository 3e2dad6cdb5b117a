const nextConfig = { reactStrictMode: true };

if (process.env.NODE_ENV === "production") {
  nextConfig.output = "export";
} else {
  nextConfig.poweredByHeader = false;
}

module.exports = nextConfig;
