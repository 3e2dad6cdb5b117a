import { createHandler } from "./create-handler";

export default createHandler({});
