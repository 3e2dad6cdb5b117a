import { readFileSync } from "node:fs";

export async function GET() {
  return new Response(readFileSync(new URL("./report.csv", import.meta.url)));
}
