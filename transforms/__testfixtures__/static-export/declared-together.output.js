const repository = "shop";

module.exports = {
  basePath: `/${repository}`,
};
