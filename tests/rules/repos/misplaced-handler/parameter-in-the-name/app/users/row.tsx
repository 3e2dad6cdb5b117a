"use client";

export function Row({ id }: { id: string }) {
  return <button onClick={() => fetch(`/api/users/${id}`, { method: "DELETE" })}>Delete</button>;
}
