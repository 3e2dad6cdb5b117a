export { GET, POST } from "@/lib/users";
