export { requireUser } from "./auth";
