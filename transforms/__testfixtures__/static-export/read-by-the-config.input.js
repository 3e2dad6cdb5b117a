/** @type {import('next').NextConfig} */
const nextConfig = {
  output: "export",
  trailingSlash: true,
};

// GitHub Pages serves the site from a folder.
nextConfig.basePath = nextConfig.output === "export" ? "/landing" : "";

module.exports = nextConfig;
