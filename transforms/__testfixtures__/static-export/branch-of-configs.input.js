const web = { reactStrictMode: true };
const mobile = { reactStrictMode: true, output: "export" };

module.exports = process.env.MOBILE ? mobile : web;
