/** Makes elements. Text only ever gets in as text: there is no way here from a string to markup. */

type Child = Node | string;

interface Properties {
  class?: string;
  title?: string;
  type?: string;
  value?: string;
  href?: string;
  label?: string;
  role?: string;
  pressed?: boolean;
  on?: Partial<{ [K in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[K]) => void }>;
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  const { class: className, title, type, value, href, label, role, pressed, on } = properties;
  if (className !== undefined) made.className = className;
  if (title !== undefined) made.title = title;
  if (type !== undefined) made.setAttribute("type", type);
  if (value !== undefined) (made as unknown as HTMLInputElement).value = value;
  // A link from data leads to a web page or nowhere.
  if (href !== undefined && /^https:\/\//.test(href)) made.setAttribute("href", href);
  if (label !== undefined) made.setAttribute("aria-label", label);
  if (role !== undefined) made.setAttribute("role", role);
  if (pressed !== undefined) made.setAttribute("aria-pressed", String(pressed));
  for (const [event, listener] of Object.entries(on ?? {})) {
    made.addEventListener(event, listener as EventListener);
  }
  made.append(...children);
  return made;
}

/** Text in which `code` between backticks is set as code. */
export function prose(text: string): (Node | string)[] {
  return text
    .split(/(`[^`]+`)/)
    .filter((part) => part !== "")
    .map((part) => (/^`.+`$/s.test(part) ? element("code", {}, [part.slice(1, -1)]) : part));
}
