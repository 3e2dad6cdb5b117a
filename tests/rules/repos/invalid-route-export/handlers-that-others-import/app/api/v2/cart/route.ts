export { GET } from "../../cart/route";
