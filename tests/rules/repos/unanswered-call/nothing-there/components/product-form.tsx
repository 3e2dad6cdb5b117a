"use client";

export function ProductForm() {
  async function save(name: string) {
    const response = await fetch("/api/product", { method: "POST", body: JSON.stringify({ name }) });
    return response.json();
  }
  async function upload(file: File) {
    await fetch("/api/upload", { method: "POST", body: file });
  }
  return <button onClick={() => save("Lamp")} onDrop={(event) => upload(event.dataTransfer.files[0]!)} />;
}
