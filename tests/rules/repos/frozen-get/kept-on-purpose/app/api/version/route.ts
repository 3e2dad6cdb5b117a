import { version } from "@/package.json";

export async function GET() {
  return Response.json({ version, commit: process.env.COMMIT_SHA, builtAt: new Date().toISOString() });
}
