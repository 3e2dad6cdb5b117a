/** What jscodeshift itself costs for a file: parse it and print it, unchanged. */
module.exports = (file, api) => api.jscodeshift(file.source).toSource();
module.exports.parser = "ts";
