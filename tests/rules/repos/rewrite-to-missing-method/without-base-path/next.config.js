module.exports = { basePath: "/shop" };
