import type * as t from "@babel/types";

/** Thrown where the meaning of the code isn't known well enough: the file stays as it is, and the report says where and why. */
export class Refusal extends Error {
  override name = "Refusal";
  constructor(
    readonly node: t.Node,
    readonly reason: string,
    /** The place in another file that it is about. */
    readonly place?: string,
  ) {
    super(reason);
  }
}
