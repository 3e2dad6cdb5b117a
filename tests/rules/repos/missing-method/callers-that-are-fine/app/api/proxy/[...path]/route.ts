export * from "@/lib/proxy";
