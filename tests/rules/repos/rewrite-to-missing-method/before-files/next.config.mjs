/** @type {import("next").NextConfig} */
const nextConfig = {
  async rewrites() {
    return {
      beforeFiles: [{ source: "/api/tasks", destination: "/api/legacy/tasks" }],
      afterFiles: [],
      fallback: [],
    };
  },
};

export default nextConfig;
