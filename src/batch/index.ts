export {
  BatchError,
  type BatchOptions,
  type RepoRecord,
  type RepoResult,
} from "./contract.js";
export { type BatchFormatName, batchFormat } from "./formats/format.js";
export { OUTCOME_WORDS } from "./formats/outcome-words.js";
export { lockState } from "./lock.js";
export { mergeBatches } from "./merge.js";
export { assertNoLinks, believed, isOwnState } from "./own-state.js";
export { writePatches } from "./patches.js";
export { checkGoesOn, forgetFailures, runBatch } from "./run-batch.js";
export { inShard, readShard } from "./shard.js";
export { findSources } from "./sources.js";
export {
  type BatchState,
  beginState,
  forgetProgress,
  namesWithRecord,
  readState,
  records,
  results,
  type StateFolder,
} from "./state.js";
export { isClean, summarise } from "./summary.js";
