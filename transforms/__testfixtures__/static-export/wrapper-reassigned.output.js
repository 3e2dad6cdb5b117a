const withPWA = require("next-pwa")({ dest: "public" });

let config = { reactStrictMode: true };
config = { ...config };
config = withPWA(config);

module.exports = config;
