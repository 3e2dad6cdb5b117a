export async function PUT() {
  return new Response();
}
