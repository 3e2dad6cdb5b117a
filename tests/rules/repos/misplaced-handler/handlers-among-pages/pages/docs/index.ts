import { createElement } from "react";

export default function Docs({ title }: { title: string }) {
  return createElement("h1", null, title);
}
