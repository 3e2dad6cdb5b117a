module.exports = () => {
  switch (process.env.TARGET) {
    case "server":
      return { reactStrictMode: true };
  }
  return { output: "export" };
};
