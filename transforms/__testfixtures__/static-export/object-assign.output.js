const base = { reactStrictMode: true };

module.exports = Object.assign({}, base, {});
