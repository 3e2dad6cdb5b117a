import type { NextConfig } from "next";

const nextConfig: NextConfig = { images: { unoptimized: true } };

export default nextConfig;
