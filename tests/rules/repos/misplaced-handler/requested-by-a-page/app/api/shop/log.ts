export function log(what: string) {
  console.info(what);
}
