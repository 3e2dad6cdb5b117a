const nextConfig = { output: 'export' };

export default nextConfig;
