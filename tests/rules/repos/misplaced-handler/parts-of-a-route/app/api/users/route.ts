export { GET } from "./list";
export { create as POST } from "@/app/api/users/create";
