// pages/api/tasks.ts
export { default } from "@/lib/handlers";
