export default {
  async rewrites() {
    return [
      { source: "/contact", destination: "/api/contact" },
      { source: "/inquiry", destination: "/api/contact" },
    ];
  },
};
