import type { NextConfig } from "next";

const BACKEND = process.env.BACKEND_URL;

const nextConfig: NextConfig = {
  async redirects() {
    return [
      { source: "/api/old/:path*", destination: "/api/:path*", permanent: true },
      { source: "/old-page", destination: "/", statusCode: 301 },
    ];
  },
  async rewrites() {
    return {
      beforeFiles: [
        { source: "/api/tasks", destination: "/api/v2/tasks", has: [{ type: "header", key: "x-beta" }] },
        { source: "/api/proxy", destination: `${BACKEND}/proxy` },
      ],
      afterFiles: [{ source: "/ingest/:path*", destination: "https://eu.i.posthog.com/:path*" }],
      fallback: [{ source: "/:path*", destination: "https://old.example.com/:path*" }],
    };
  },
};

export default nextConfig;
