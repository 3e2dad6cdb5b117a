module.exports = {
  reactStrictMode: true,

  output: "export",

  trailingSlash: true,
};
