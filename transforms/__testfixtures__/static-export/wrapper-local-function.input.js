function withStaticSite(config) {
  config.output = "export";
  config.trailingSlash = true;
  return config;
}

module.exports = withStaticSite({ reactStrictMode: true });
