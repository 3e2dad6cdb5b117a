import { createHandler } from "../../../lib/create-handler";

export function GET() {
  return [];
}

export default createHandler({ GET });
