import { cookies } from "next/headers";

export async function currentUser() {
  return cookies().get("user")?.value;
}
