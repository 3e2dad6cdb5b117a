module.exports = { trailingSlash: true };
