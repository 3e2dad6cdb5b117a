const nextConfig = {
  reactStrictMode: true,
};

if (process.env.MOBILE) {
  nextConfig.output = "export";
}

module.exports = nextConfig;
