/** Node.js and what it shares with the web: https://nodejs.org/api/ */
import { each, type Table } from "./entry.js";

/** Functions and objects that are there without an import. */
export const NODE_GLOBALS: Table = {
  "Buffer.from": { gives: "buffer" },
  ...each("Buffer.alloc Buffer.concat", { gives: "buffer" }),
  "Buffer.byteLength": { gives: "number" },
  "Buffer.isBuffer": { gives: "boolean" },
  ...each("process.uptime process.hrtime", { gives: "number" }),
  ...each("process.memoryUsage process.cwd", { gives: "object" }),
  ...each("crypto.randomUUID", { gives: "text" }),
  ...each(
    "console.debug console.error console.info console.log console.time console.timeEnd console.timeLog console.trace console.warn console.table",
    { gives: "any", or: "undefined", changes: "world" },
  ),
  fetch: { gives: "object", promise: true, throws: true, changes: "world" },
  ...each("setTimeout setInterval setImmediate", { gives: "object", changes: "world" }),
  ...each("clearTimeout clearInterval queueMicrotask", { gives: "any", or: "undefined", changes: "world" }),
};

/** Methods of streams of the web, of hashes and of the like, by their name alone. */
export const NODE_METHODS: Table = {
  // Of a Request or a Response: JSON has no undefined.
  ...each("json", { gives: "any", promise: true, throws: true, changes: "itself" }),
  text: { gives: "text", promise: true, throws: true, changes: "itself" },
  ...each("arrayBuffer blob formData", { gives: "object", promise: true, throws: true, changes: "itself" }),
  digest: { gives: "text", changes: "itself" },
  ...each("getAll", { gives: "list" }),
};

/** Functions of Node's modules, by `module.function`. */
export const NODE_MODULES: Table = {
  "crypto.randomUUID": { gives: "text" },
  ...each("crypto.createHash crypto.createHmac", { gives: "object" }),
  "crypto.randomBytes": { gives: "buffer" },
  ...each("path.join path.resolve path.basename path.dirname path.extname path.normalize", { gives: "text" }),
  ...each("fs.existsSync", { gives: "boolean" }),
  ...each("fs.readdirSync", { gives: "list", throws: true }),
  ...each("fs/promises.readdir fs.promises.readdir", { gives: "list", promise: true, throws: true }),
  ...each("fs.statSync", { gives: "object", throws: true }),
  ...each("fs/promises.stat fs.promises.stat", { gives: "object", promise: true, throws: true }),
};
