export const users: unknown[] = [];
