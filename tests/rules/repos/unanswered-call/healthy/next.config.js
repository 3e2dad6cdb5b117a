module.exports = {
  async rewrites() {
    return [{ source: "/api/backend/:path*", destination: "https://backend.example.com/:path*" }];
  },
};
