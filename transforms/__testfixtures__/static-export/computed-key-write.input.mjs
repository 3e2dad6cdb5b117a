import { settings } from "./settings.mjs";

const nextConfig = { reactStrictMode: true, output: "export" };

Object.assign(nextConfig, settings);

export default nextConfig;
