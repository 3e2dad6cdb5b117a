import { settings } from "./settings.mjs";

const nextConfig = { reactStrictMode: true };

Object.assign(nextConfig, settings);

export default nextConfig;
