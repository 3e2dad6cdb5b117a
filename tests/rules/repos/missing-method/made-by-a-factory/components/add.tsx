"use client";
import { signIn } from "next-auth/react";

export function Add() {
  return (
    <>
      <button onClick={() => fetch("/api/tasks", { method: "POST", body: "{}" })}>Add</button>
      <button onClick={() => fetch("/payload/posts", { method: "POST", body: "{}" })}>Post</button>
      <button onClick={() => signIn("github")}>Sign in</button>
    </>
  );
}
