export default function config(phase, { defaultConfig }) {
  return {
    ...defaultConfig,
    output: "export",
  };
}
