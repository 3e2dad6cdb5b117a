/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
};

// The export is only wanted for production
if (process.env.NODE_ENV === "production") {
  nextConfig.output = "export";
}

module.exports = nextConfig;
