const shared = {
  reactStrictMode: true,
  output: "export",
};

module.exports = { ...shared, trailingSlash: true };
