module.exports = async () => {
  const nextConfig = {
    reactStrictMode: true,
  };
  return nextConfig;
};
