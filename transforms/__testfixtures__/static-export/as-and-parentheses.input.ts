import type { NextConfig } from "next";

const nextConfig = ({
  output: "export" as const,
  reactStrictMode: true,
}) as NextConfig;

export default nextConfig;
