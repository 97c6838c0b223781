/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

type Child = Node | string | null | undefined | false
type Attributes = Readonly<Record<string, string | boolean | EventListener | undefined>>

/** An element with attributes, listeners (`onclick`) and children. */
export const h = (tag: string, attributes: Attributes = {}, ...children: ReadonlyArray<Child>): HTMLElement => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.replace(/^on/u, ""), value)
    else if (value === true) element.setAttribute(name, "")
    else if (typeof value === "string") element.setAttribute(name, value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

const grouping = new Intl.NumberFormat("en")
export const count = (number: number): string => grouping.format(number)

export const link = (href: string, text: string, className?: string): HTMLElement =>
  h("a", { href, class: className }, text)

export const entityLink = (id: string, text: string): HTMLElement => link(`#/entity/${encodeURIComponent(id)}`, text)

export const documentLink = (id: string, text: string, at?: number): HTMLElement =>
  link(`#/document/${encodeURIComponent(id)}${at === undefined ? "" : `?at=${at}`}`, text)

/** What the page tells when there is nothing, or something is wrong. */
export const message = (text: string): HTMLElement => h("p", { role: "status" }, text)
