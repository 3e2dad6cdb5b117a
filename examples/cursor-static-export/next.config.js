/** @type {import('next').NextConfig} */
const nextConfig = {
  // Static export for the first deploy
  output: 'export',
  images: { unoptimized: true },
}

module.exports = nextConfig
