export async function listUsers() {
  return [{ id: 1 }];
}
