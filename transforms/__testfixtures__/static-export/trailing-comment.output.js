module.exports = {
  reactStrictMode: true,
  trailingSlash: true, // keep the slash
};
