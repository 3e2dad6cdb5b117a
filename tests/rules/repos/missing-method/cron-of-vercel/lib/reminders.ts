export async function sendReminders(): Promise<number> {
  return 0;
}
