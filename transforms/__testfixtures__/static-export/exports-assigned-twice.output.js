exports = module.exports = {
  reactStrictMode: true,
};
