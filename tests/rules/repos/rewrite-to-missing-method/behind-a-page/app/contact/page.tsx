"use client";

export default function Contact() {
  const send = () => fetch("/contact", { method: "POST", body: JSON.stringify({ text: "Hello" }) });
  const ask = () => fetch("/inquiry", { method: "POST", body: JSON.stringify({ text: "Hello" }) });
  return <button onClick={send} onDoubleClick={ask} />;
}
