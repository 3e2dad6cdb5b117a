const isProd = process.env.NODE_ENV === 'production'

let output
if (isProd) {
  output = 'export'
}

module.exports = {
  output,
  reactStrictMode: true,
}
