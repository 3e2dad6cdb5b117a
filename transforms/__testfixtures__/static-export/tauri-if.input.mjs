const nextConfig = { reactStrictMode: true };

if (process.env.TAURI_ENV_PLATFORM) {
  nextConfig.output = "export";
}

export default nextConfig;
