const { PHASE_PRODUCTION_BUILD } = require("next/constants");

module.exports = (phase) => {
  switch (phase) {
    case PHASE_PRODUCTION_BUILD:
      return {};
    default:
      return {};
  }
};
