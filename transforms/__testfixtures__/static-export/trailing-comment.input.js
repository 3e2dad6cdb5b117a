module.exports = {
  reactStrictMode: true,
  output: "export", // needed for GitHub Pages
  trailingSlash: true, // keep the slash
};
