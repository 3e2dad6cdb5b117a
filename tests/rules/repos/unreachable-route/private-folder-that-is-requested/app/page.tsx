"use client";

export default function Page() {
  const load = () => fetch("/api/internal/users").then((response) => response.json());
  return <button onClick={load}>Users</button>;
}
