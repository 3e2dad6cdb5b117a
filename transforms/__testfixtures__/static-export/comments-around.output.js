// @ts-check
/** @type {import('next').NextConfig} */
const nextConfig = {
  // Strict mode finds unsafe effects
  reactStrictMode: true,

  // output: "standalone",

  // The image host of the shop
  images: { domains: ["cdn.example.com"] },
};

module.exports = nextConfig;
