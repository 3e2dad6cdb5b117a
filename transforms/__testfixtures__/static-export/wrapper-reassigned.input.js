const withPWA = require("next-pwa")({ dest: "public" });

let config = { reactStrictMode: true };
config = { ...config, output: "export" };
config = withPWA(config);

module.exports = config;
