const { BUILD_TARGET } = process.env;

export default {
  output: BUILD_TARGET === "mobile" ? "export" : "standalone",
};
