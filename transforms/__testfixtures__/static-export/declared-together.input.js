const isProd = process.env.NODE_ENV === "production", repository = "shop";

module.exports = {
  output: isProd ? "export" : undefined,
  basePath: `/${repository}`,
};
