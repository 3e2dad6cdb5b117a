import bundleAnalyzer from "@next/bundle-analyzer";

const config = {
  reactStrictMode: true,
};

export default process.env.ANALYZE === "true" ? bundleAnalyzer({ enabled: true })(config) : config;
