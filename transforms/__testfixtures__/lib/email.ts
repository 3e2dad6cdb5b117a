export * from "./mail";
