export interface ElementProperties {
  readonly class?: string;
  /** Set as text, never as markup. */
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Makes an element of the page's own; every text in it stays text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: ElementProperties = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (properties.class !== undefined) made.className = properties.class;
  if (properties.text !== undefined) made.textContent = properties.text;
  for (const [attribute, value] of Object.entries(properties.attributes ?? {})) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
