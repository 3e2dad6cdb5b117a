export * from "@/lib/users";
