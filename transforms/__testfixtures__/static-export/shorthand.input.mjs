const output = "export";

export default {
  output,
  reactStrictMode: true,
};
