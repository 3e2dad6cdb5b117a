import { record } from "@/lib/effects";

const withLog = (handler: (request: Request) => Response) => {
  record("wrapped");
  return handler;
};

export const GET = withLog(() => Response.json(1));

record("loaded");

export const POST = withLog(() => Response.json(2));
