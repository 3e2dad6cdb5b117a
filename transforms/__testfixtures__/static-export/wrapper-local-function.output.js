function withStaticSite(config) {
  config.trailingSlash = true;
  return config;
}

module.exports = withStaticSite({ reactStrictMode: true });
