export default function config(phase, { defaultConfig }) {
  return {
    ...defaultConfig,
  };
}
