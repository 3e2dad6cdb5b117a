/** The user ended the questions by Ctrl-C or Ctrl-D. */
export class Cancelled extends Error {
  override name = "Cancelled";
}
