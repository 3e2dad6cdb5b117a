import { env } from "node:process";

const nextConfig = { reactStrictMode: true };

if (!env.HOSTED && !env.VERCEL) {
	nextConfig.output = "export";
}

export default nextConfig;
