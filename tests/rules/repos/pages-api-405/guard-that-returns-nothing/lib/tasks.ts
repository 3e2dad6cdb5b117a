export async function add(task: unknown) {
  return task;
}
