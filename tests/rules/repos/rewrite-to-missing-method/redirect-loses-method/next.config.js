module.exports = {
  async redirects() {
    return [
      {
        source: '/api/v1/:path*',
        destination: '/api/v2/:path*',
        statusCode: 301,
      },
    ];
  },
};
