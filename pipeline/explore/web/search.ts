/// <reference lib="dom" />
import { count, h } from "./dom.ts"
import { search } from "./load.ts"

/** The search box: a combobox with a list, by keyboard and by pointer (WAI-ARIA Authoring Practices). */
export const startSearch = (): void => {
  const input = document.querySelector<HTMLInputElement>("#search")
  const list = document.querySelector<HTMLElement>("#hits")
  if (input === null || list === null) return
  let selected = -1
  const options = () => [...list.querySelectorAll<HTMLElement>("[role=option]")]
  const close = () => {
    list.hidden = true
    selected = -1
    input.setAttribute("aria-expanded", "false")
    input.removeAttribute("aria-activedescendant")
  }
  const go = (option: HTMLElement | undefined) => {
    const id = option?.dataset["entity"]
    if (id === undefined) return
    location.hash = `#/entity/${encodeURIComponent(id)}`
    input.value = ""
    close()
  }
  const select = (index: number) => {
    const all = options()
    selected = all.length === 0 ? -1 : (index + all.length) % all.length
    for (const [place, option] of all.entries()) option.setAttribute("aria-selected", String(place === selected))
    const active = all[selected]
    if (active === undefined) return
    input.setAttribute("aria-activedescendant", active.id)
    active.scrollIntoView({ block: "nearest" })
  }
  const show = async () => {
    const query = input.value
    const hits = await search(query)
    if (query !== input.value) return
    list.replaceChildren(
      ...hits.map(([id, names, mentions], index) =>
        h(
          "li",
          { id: `hit-${index}`, role: "option", "aria-selected": "false", "data-entity": id },
          h("span", { class: `span ${id.split("/")[0] ?? ""}` }, names.split(" | ")[0] ?? ""),
          ` ${id.split("/")[0] ?? ""}, ${count(mentions)}`,
        ),
      ),
    )
    for (const option of options()) option.addEventListener("pointerdown", () => go(option))
    list.hidden = hits.length === 0
    input.setAttribute("aria-expanded", String(hits.length > 0))
    if (hits.length > 0) select(0)
  }
  input.addEventListener("input", () => void show())
  input.addEventListener("blur", close)
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close()
    else if (event.key === "Enter") go(options()[selected])
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      select(selected + (event.key === "ArrowDown" ? 1 : -1))
      event.preventDefault()
    }
  })
}
