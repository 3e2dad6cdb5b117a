module.exports = {
  output: process.env.NODE_ENV === "production" && !process.env.VERCEL ? "export" : undefined,
};
