const output = "export";

export default {
  images: { unoptimized: output === "export" },
};
