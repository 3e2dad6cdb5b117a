import { handlers } from "@/lib/users";

export const { GET, POST } = handlers;
