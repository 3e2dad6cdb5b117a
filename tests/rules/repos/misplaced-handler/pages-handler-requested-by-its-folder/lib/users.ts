export async function createUser(input: unknown) {
  return { id: 1, input };
}
