export default {
  async rewrites() {
    return { beforeFiles: [{ source: "/api/:path*", destination: "https://backend.example.com/api/:path*" }] };
  },
};
