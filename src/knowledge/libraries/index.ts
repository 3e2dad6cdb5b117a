/** All libraries that the compiler knows how to call in a route handler. */
import type { Library, LibraryCall, LibraryHandler } from "./library.js";
import { nextAuth, nextAuthJwt, nextAuthReact } from "./next-auth.js";
import { micro, rawBody, streamConsumers } from "./raw-body.js";

export type { LibraryCall, LibraryHandler };

const LIBRARIES: readonly Library[] = [nextAuth, nextAuthJwt, nextAuthReact, micro, rawBody, streamConsumers];

const CALLS = new Map(
  LIBRARIES.flatMap(({ packages, calls }) =>
    packages.flatMap((source) =>
      Object.entries(calls).map(([name, call]): [string, LibraryCall] => [`${source} ${name}`, call]),
    ),
  ),
);

const HANDLERS = new Map(
  LIBRARIES.flatMap(({ packages, handlers = {} }) =>
    packages.flatMap((source) =>
      Object.entries(handlers).map(([name, handler]): [string, LibraryHandler] => [
        `${source} ${name}`,
        handler,
      ]),
    ),
  ),
);

/** What is known of a function of a package that makes a whole handler. */
export function libraryHandler(source: string, name: string): LibraryHandler | undefined {
  return HANDLERS.get(`${source} ${name}`);
}

/** What is known of a function of a package, by the names that both have where they come from. */
export function libraryCall(source: string, name: string): LibraryCall | undefined {
  return CALLS.get(`${source} ${name}`);
}
