export { default } from "../../status/route";
