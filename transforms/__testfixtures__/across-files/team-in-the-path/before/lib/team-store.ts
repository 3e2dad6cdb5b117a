import { record } from "@/lib/effects";

export interface Team {
  id: string;
  members: string[];
}

export async function findTeam(id: string): Promise<Team | null> {
  record("findTeam", id);
  return id === "red" ? { id, members: ["Ada"] } : null;
}
