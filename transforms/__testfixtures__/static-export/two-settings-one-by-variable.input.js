const nextConfig = {
  reactStrictMode: true,
  ...(process.env.NODE_ENV === "production" ? { output: "export" } : {}),
};

if (process.env.MOBILE) {
  nextConfig.output = "export";
}

module.exports = nextConfig;
