export async function ping() {}
