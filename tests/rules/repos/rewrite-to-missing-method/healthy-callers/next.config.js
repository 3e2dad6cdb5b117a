module.exports = {
  basePath: "/shop",
  skipTrailingSlashRedirect: true,
  rewrites: async () => ({
    beforeFiles: [{ source: "/api/backend", destination: "https://api.example.com/v2" }],
    afterFiles: [{ source: "/v1/:path*", destination: "/api/:path*" }],
  }),
};
