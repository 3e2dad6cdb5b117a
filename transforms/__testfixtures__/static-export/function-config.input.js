module.exports = async () => {
  const nextConfig = {
    output: "export",
    reactStrictMode: true,
  };
  return nextConfig;
};
