export default async function Page() {
  await fetch("/api/news");
  return null;
}
