module.exports = () => {
  if (!process.env.NODE_ENV) throw new Error("NODE_ENV is not set");
  return { reactStrictMode: true, output: "export" };
};
