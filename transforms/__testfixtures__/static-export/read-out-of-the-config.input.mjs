const shared = {
  output: "export",
  images: { unoptimized: true },
};
const { output } = shared;

export default { ...shared, env: { BUILD_MODE: output } };
