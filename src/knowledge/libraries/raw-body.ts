/** Libraries that read the raw body, for webhooks whose signature is over its bytes. */
import type { Library } from "./library.js";

/** micro 9 and 10: https://github.com/vercel/micro#body-parsing */
export const micro: Library = {
  packages: ["micro"],
  calls: { buffer: { reads: "bytes" }, text: { reads: "text" } },
};

/** Without options it gives a Buffer: https://www.npmjs.com/package/raw-body */
export const rawBody: Library = { packages: ["raw-body"], calls: { default: { reads: "bytes" } } };

/** https://nodejs.org/api/webstreams.html#utility-consumers */
export const streamConsumers: Library = {
  packages: ["node:stream/consumers", "stream/consumers"],
  calls: { buffer: { reads: "bytes" }, text: { reads: "text" } },
};
