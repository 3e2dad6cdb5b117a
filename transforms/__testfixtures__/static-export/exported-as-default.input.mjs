const config = {
  reactStrictMode: true,
  output: "export",
};

export { config as default };
