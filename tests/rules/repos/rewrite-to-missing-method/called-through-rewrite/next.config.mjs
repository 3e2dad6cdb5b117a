export default {
  async rewrites() {
    return [
      { source: "/docs/:path*", destination: "https://docs.example.com/:path*" },
      { source: "/v1/tasks/:id", destination: "/api/tasks/:id" },
    ];
  },
};
