import type { NextConfig } from "next";

const nextConfig: NextConfig = {
  output: process.env.CAPACITOR_BUILD ? "export" : undefined,
  images: { unoptimized: !!process.env.CAPACITOR_BUILD },
};

export default nextConfig;
