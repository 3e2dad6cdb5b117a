export const fields = ["name", "mail"];
