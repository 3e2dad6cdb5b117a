const nextConfig = { output: "export", reactStrictMode: true };

if (process.env.SERVER_BUILD) {
  delete nextConfig.output;
}

module.exports = nextConfig;
