/// <reference lib="dom" />
import { h, message } from "./dom.ts"
import { startSearch } from "./search.ts"
import { documents, documentView, entityView, formulations, home, people, tables, tableView } from "./views.ts"

/** What the address asks for: a view, the id in it, and the parameters that hold its state. */
const route = (): Promise<ReadonlyArray<HTMLElement>> => {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/u, "").split("?")
  const [view = "", ...rest] = path.split("/")
  const id = decodeURIComponent(rest.join("/"))
  const parameters = new URLSearchParams(query)
  switch (view) {
    case "":
      return home()
    case "documents":
      return documents(parameters)
    case "document":
      return documentView(id, parameters)
    case "entity":
      return entityView(id)
    case "people":
      return people()
    case "formulations":
      return formulations()
    case "tables":
      return tables()
    case "table":
      return tableView(id, parameters)
    default:
      return Promise.resolve([h("h1", {}, "No such page"), message(location.hash)])
  }
}

const main = document.querySelector<HTMLElement>("#main")
let turn = 0

const show = async (isFirst: boolean): Promise<void> => {
  const mine = ++turn
  const content = await route().catch((error: unknown) => [
    h("h1", {}, "This cannot be shown"),
    message(error instanceof Error ? error.message : String(error)),
  ])
  if (mine !== turn || main === null) return
  main.replaceChildren(...content)
  const heading = main.querySelector("h1")
  document.title = heading === null ? "Waishi" : `${heading.textContent} · Waishi`
  const here = main.querySelector(".here")
  if (here !== null) here.scrollIntoView({ block: "center" })
  else if (!isFirst) scrollTo(0, 0)
  if (!isFirst && document.activeElement?.id !== "search") main.focus({ preventScroll: true })
}

addEventListener("hashchange", () => void show(false))
startSearch()
void show(true)
