import { findUser } from "@/app/api/users/route";

export const admin = () => findUser("admin");
