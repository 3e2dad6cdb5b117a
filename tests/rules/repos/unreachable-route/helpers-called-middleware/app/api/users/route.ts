import { withAuth } from "../middleware";

export const GET = withAuth(() => Response.json([]));
