/** One argument for a POSIX shell, or for cmd and PowerShell. */
export function quoted(argument: string, windows = false): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return windows ? `"${argument.replaceAll('"', '""')}"` : `'${argument.replaceAll("'", "'\\''")}'`;
}
