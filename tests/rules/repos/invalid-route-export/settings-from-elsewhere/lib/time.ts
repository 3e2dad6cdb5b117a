export const HOUR = 3600;
