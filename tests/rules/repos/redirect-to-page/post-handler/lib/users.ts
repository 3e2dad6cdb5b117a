export async function createUser(email: string) {
  return { email };
}
