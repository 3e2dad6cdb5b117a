const base = require("./next.base.js");

module.exports = { ...base, reactStrictMode: true };
