import createConfig from "./create-config.mjs";

export default createConfig();
