module.exports = {
  reactStrictMode: true,
};

module.exports.output = "export";
