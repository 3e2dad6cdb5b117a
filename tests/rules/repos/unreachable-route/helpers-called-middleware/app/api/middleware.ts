export function withAuth(handler: (request: Request) => Response) {
  return handler;
}
