export { default } from "../../../lib/orders";
