import type { NextConfig } from "next";

const nextConfig = ({
  reactStrictMode: true,
}) as NextConfig;

export default nextConfig;
