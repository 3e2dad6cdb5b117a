import { makeHandler } from "@/lib/rest";

const handler = makeHandler();
