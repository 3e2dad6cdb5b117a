const shared = {
  reactStrictMode: true,
  output: "export",
};

module.exports = { ...shared, output: "standalone" };
