module.exports = {
  reactStrictMode: true, // finds unsafe effects
  output: "export"
}
