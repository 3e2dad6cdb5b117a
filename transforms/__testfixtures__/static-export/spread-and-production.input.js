/** @type {import('next').NextConfig} */
module.exports = {
  reactStrictMode: true,
  ...(process.env.NODE_ENV === "production" && {
    output: "export",
  }),
  trailingSlash: true,
};
