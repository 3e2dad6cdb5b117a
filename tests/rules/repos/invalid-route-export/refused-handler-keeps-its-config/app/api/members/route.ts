import { withMembers } from "@/lib/members";

export const dynamic = process.env.PREVIEW ? "force-dynamic" : "auto";

export const roles = ["owner", "guest"];

export default withMembers(roles);
