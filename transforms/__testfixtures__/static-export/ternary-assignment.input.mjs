const nextConfig = {
  reactStrictMode: true,
};

process.env.NODE_ENV == 'production' ? (nextConfig.output = 'export') : null;

export default nextConfig;
