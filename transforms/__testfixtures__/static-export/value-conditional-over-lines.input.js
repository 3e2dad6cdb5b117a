const isDevelopment = process.env.NODE_ENV !== "production";

module.exports = {
  output:
    isDevelopment
      ? undefined
      : "export",
  reactStrictMode: true,
};
