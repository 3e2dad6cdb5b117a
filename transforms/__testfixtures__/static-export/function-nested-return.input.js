module.exports = () => {
  if (process.env.TARGET) {
    if (process.env.TARGET === "server") return { reactStrictMode: true };
  }
  return { output: "export" };
};
