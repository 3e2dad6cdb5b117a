const isProd = process.env.NODE_ENV === "production";

const nextConfig = {
  reactStrictMode: true,
  ...(isProd ? { output: "export" } : {}),
};

export default nextConfig;
