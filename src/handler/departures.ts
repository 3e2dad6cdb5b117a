/**
 * Where the reading of a senior engineer departs from the Pages Router: what the report says of it, in a file that it
 * concerns. `exact` in the context keeps all of these.
 */
export const DEPARTURES = {
  emptyIsObject:
    "An empty body without a content type is an empty text under the Pages Router; it is `{}` now.",
  emptyIsMissing:
    "An empty body that is sent as JSON is `{}` under the Pages Router; it counts as missing now, as any other empty body.",
  firstOfRepeated:
    "A search parameter that is given twice (`?q=1&q=2`) is an array under the Pages Router; the first one is taken now.",
  lastOfRepeated:
    "A search parameter that is given twice (`?q=1&q=2`) is an array under the Pages Router; the last one is taken now.",
  absentIsNull:
    "What a request doesn't bring is `undefined` under the Pages Router; in a text or a comparison it is `null` now.",
} as const;
