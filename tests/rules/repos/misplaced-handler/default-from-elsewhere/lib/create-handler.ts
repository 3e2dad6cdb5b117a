export const createHandler: (what: object) => unknown = (what) => what;
