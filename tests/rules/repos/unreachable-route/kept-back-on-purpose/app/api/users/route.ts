export { GET } from "../../_handlers/users/route";
