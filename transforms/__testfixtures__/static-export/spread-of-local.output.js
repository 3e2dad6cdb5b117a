const shared = {
  reactStrictMode: true,
};

module.exports = { ...shared, trailingSlash: true };
