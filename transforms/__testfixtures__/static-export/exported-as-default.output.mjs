const config = {
  reactStrictMode: true,
};

export { config as default };
