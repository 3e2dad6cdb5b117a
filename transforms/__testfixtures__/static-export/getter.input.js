module.exports = {
  get output() {
    return process.env.MOBILE ? "export" : undefined;
  },
};
