import bundleAnalyzer from "@next/bundle-analyzer";

const config = {
  output: "export",
  reactStrictMode: true,
};

export default process.env.ANALYZE === "true" ? bundleAnalyzer({ enabled: true })(config) : config;
