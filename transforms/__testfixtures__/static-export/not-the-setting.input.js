const unused = { output: "export" };

module.exports = {
  async headers() {
    return [{ source: "/(.*)", output: "export", headers: [{ key: "x-frame-options", value: "DENY" }] }];
  },
  webpack(config) {
    config.output = { ...config.output, globalObject: "self" };
    return config;
  },
  env: { output: "export" },
};
