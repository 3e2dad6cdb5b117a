import Link from "next/link";

export default function About() {
  return (
    <main>
      <Link href="/thanks">Thanks</Link>
      <form action="/docs/search">
        <input name="q" />
      </form>
      <img src="/api-logo.png" alt="" />
    </main>
  );
}
