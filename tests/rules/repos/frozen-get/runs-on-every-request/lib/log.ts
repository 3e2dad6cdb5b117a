export function log(request: Request) {
  console.log(request.url);
}
