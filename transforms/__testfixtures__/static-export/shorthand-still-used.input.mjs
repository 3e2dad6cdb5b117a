const output = "export";

export default {
  output,
  images: { unoptimized: output === "export" },
};
