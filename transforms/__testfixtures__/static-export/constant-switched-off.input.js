const isStaticExport = false;

module.exports = {
  output: isStaticExport ? "export" : undefined,
};
