export const dynamic = "force-dynamic";
export const revalidate = 60;
export const maxDuration = 30;
export const runtime = "nodejs";
export const preferredRegion = ["fra1", "iad1"];

export type User = { id: string };
export interface Params {
  id: string;
}

export function generateStaticParams() {
  return [{ id: "1" }];
}

export const POST = async (request: Request) => Response.json(await request.json());
const list = async (request: Request) => Response.json({ url: request.url });
export { list as GET, list as PUT };
export type { Other } from "@/lib/types";
