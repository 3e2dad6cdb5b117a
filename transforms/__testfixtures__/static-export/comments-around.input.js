// @ts-check
/** @type {import('next').NextConfig} */
const nextConfig = {
  // Strict mode finds unsafe effects
  reactStrictMode: true,

  // Static HTML export
  output: "export",
  // output: "standalone",

  // The image host of the shop
  images: { domains: ["cdn.example.com"] },
};

module.exports = nextConfig;
