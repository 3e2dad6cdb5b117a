const isDev = process.env.NODE_ENV === "development";

module.exports = {
  reactStrictMode: true,
  ...(!isDev && {
    assetPrefix: "/shop",
  }),
};
