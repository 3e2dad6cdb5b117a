import type { NextConfig } from "next";

export default {
  reactStrictMode: true,
  output: "export",
} satisfies NextConfig;
