module.exports = {
  "reactStrictMode": true
}
