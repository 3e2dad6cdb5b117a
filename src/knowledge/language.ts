/** JavaScript itself: https://tc39.es/ecma262/ */
import { each, type Table } from "./entry.js";

/** Functions that every program has, by their path. */
export const GLOBALS: Table = {
  ...each("String encodeURIComponent encodeURI escape", { gives: "text" }),
  ...each("decodeURIComponent decodeURI atob btoa", { gives: "text", throws: true }),
  ...each("Number parseInt parseFloat Number.parseInt Number.parseFloat Date.now performance.now", {
    gives: "number",
  }),
  ...each("Date.parse Date.UTC", { gives: "number" }),
  ...each(
    "Boolean isNaN isFinite Number.isNaN Number.isFinite Number.isInteger Number.isSafeInteger Array.isArray",
    {
      gives: "boolean",
    },
  ),
  ...each("Object.is Object.hasOwn Object.isFrozen", { gives: "boolean" }),
  ...each("Symbol Object.freeze Object.fromEntries Object.create Object.getPrototypeOf", { gives: "object" }),
  ...each("Object.keys Object.values Object.entries Object.getOwnPropertyNames Array.of", { gives: "list" }),
  "Object.assign": { gives: "object", changes: "itself" },
  "Array.from": { gives: "list", callback: 1 },
  ...each(
    "Math.abs Math.ceil Math.floor Math.max Math.min Math.pow Math.random Math.round Math.sign Math.sqrt Math.trunc Math.log Math.hypot",
    { gives: "number" },
  ),
  // A value that JSON has no text for gives undefined; a circle or a BigInt throws.
  "JSON.stringify": { gives: "text" },
  "JSON.parse": { gives: "any", throws: true },
  structuredClone: { gives: "any", throws: true },
  "Promise.resolve": { gives: "any", promise: true },
  "Promise.reject": { gives: "any", promise: true, throws: true },
  ...each("Promise.all Promise.allSettled", { gives: "list", promise: true, throws: true }),
  ...each("Promise.race Promise.any", { gives: "any", or: "undefined", promise: true, throws: true }),
};

const CALLBACK = { callback: 0 } as const;

/**
 * Methods of lists, texts, numbers, dates, maps and sets, by their name alone: what they are called on is hardly ever known for certain.
 */
export const METHODS: Table = {
  // Lists
  ...each("filter flatMap map toSorted", { gives: "list", ...CALLBACK }),
  ...each("find findLast", { gives: "any", or: "undefined", ...CALLBACK }),
  ...each("every some", { gives: "boolean", ...CALLBACK }),
  ...each("findIndex findLastIndex", { gives: "number", ...CALLBACK }),
  ...each("reduce reduceRight", { gives: "any", ofCallback: true, ...CALLBACK }),
  forEach: { gives: "any", or: "undefined", ...CALLBACK },
  sort: { gives: "list", changes: "itself", ...CALLBACK },
  ...each("reverse splice fill copyWithin", { gives: "list", changes: "itself" }),
  ...each("push unshift", { gives: "number", changes: "itself" }),
  ...each("pop shift", { gives: "any", or: "undefined", changes: "itself" }),
  at: { gives: "any", or: "undefined" },
  ...each("flat toReversed toSpliced matchAll split", { gives: "list" }),
  // Lists and texts alike
  concat: { gives: "any" },
  slice: { gives: "any" },
  ...each("indexOf lastIndexOf search localeCompare charCodeAt getTime valueOf", { gives: "number" }),
  ...each("includes startsWith endsWith test hasOwnProperty isPrototypeOf", { gives: "boolean" }),
  join: { gives: "text" },
  // Texts, numbers and dates
  ...each(
    "toString toISOString toUTCString toDateString toUpperCase toLowerCase trim trimStart trimEnd toFixed toPrecision padStart padEnd repeat",
    { gives: "text" },
  ),
  ...each("toLocaleString toLocaleDateString toLocaleTimeString charAt substring substr normalize", {
    gives: "text",
  }),
  ...each("replace replaceAll", { gives: "text", callback: 1 }),
  match: { gives: "list", or: "null" },
  exec: { gives: "list", or: "null", changes: "itself" },
  codePointAt: { gives: "number", or: "undefined" },
  ...each(
    "getFullYear getMonth getDate getDay getHours getMinutes getSeconds getMilliseconds getTimezoneOffset",
    {
      gives: "number",
    },
  ),
  // Maps, sets and what looks like them
  has: { gives: "boolean" },
  get: { gives: "any", or: "undefined" },
  ...each("keys values entries", { gives: "object" }),
};
