import { HOUR } from "@/lib/time";

export { GET, dynamic } from "@/lib/users";
export const revalidate = HOUR;
