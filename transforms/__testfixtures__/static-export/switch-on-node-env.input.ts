import type { NextConfig } from "next";

const nextConfig: NextConfig = {};

switch (process.env.NODE_ENV) {
  case "production":
    nextConfig.output = "export";
    nextConfig.images = { unoptimized: true };
    break;
  case "development":
    nextConfig.reactStrictMode = false;
    break;
}

export default nextConfig;
