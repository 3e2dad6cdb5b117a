"use client";

export function Task({ id }: { id: string }) {
  async function rename(title: string) {
    await fetch(`/v1/tasks/${id}`, { method: "PATCH", body: JSON.stringify({ title }) });
  }
  return <input onBlur={(event) => rename(event.target.value)} />;
}
