/// <reference lib="dom" />
import type { Brief, DocumentPage, EntityPage, TableMeta } from "../shapes.ts"
import { count, documentLink, entityLink, h, link, message } from "./dom.ts"
import { documentPage, documentShard, entityPage, meta, network, tableShard } from "./load.ts"
import { networkPlot, timeline } from "./plots.ts"

const kinds: Readonly<Record<string, string>> = {
  person: "Persons",
  organization: "Organizations",
  place: "Places",
  event: "Events",
  formulation: "Formulations",
  collective: "Collectives",
}

const briefs = (list: ReadonlyArray<Brief>): HTMLElement =>
  h(
    "ul",
    { class: "cards" },
    ...list.map(([id, name, mentions]) =>
      h("li", {}, entityLink(id, name === "" ? id : name), h("span", { class: "soft" }, ` ${count(mentions)}`)),
    ),
  )

export const home = async (): Promise<ReadonlyArray<HTMLElement>> => {
  const { title, description, counts, top, years } = await meta()
  const shown = ["documents", "entities", "mentions", "quotations", "events", "attendance"]
  return [
    h("h1", {}, title),
    h("p", {}, description),
    h(
      "ul",
      { class: "numbers" },
      ...shown.map((name) => h("li", {}, h("b", {}, count(counts[name] ?? 0)), ` ${name}`)),
    ),
    h("p", { class: "soft" }, `Documents by year: ${years.map(([year, n]) => `${year}: ${count(n)}`).join(", ")}`),
    ...Object.keys(kinds).flatMap((kind) => {
      const list = top[kind] ?? []
      return list.length === 0 ? [] : [h("h2", {}, kinds[kind] ?? kind), briefs(list)]
    }),
  ]
}

export const formulations = async (): Promise<ReadonlyArray<HTMLElement>> => {
  const { formulations: points } = await meta()
  const totals = new Map<string, Brief>()
  for (const [, id, name, mentions] of points) totals.set(id, [id, name, (totals.get(id)?.[2] ?? 0) + mentions])
  return [
    h("h1", {}, "Official formulations over time"),
    h("p", {}, "Mentions by month of publication; the most frequent."),
    await timeline(points, "Mentions of formulations by month"),
    h("h2", {}, "All formulations"),
    briefs([...totals.values()].toSorted((a, b) => b[2] - a[2])),
  ]
}

export const people = async (): Promise<ReadonlyArray<HTMLElement>> => {
  const found = await network()
  return [
    h("h1", {}, "Who took part in events together"),
    h("p", {}, "The persons with the most events; a line is wider, the more of them two persons share."),
    await networkPlot(found),
    h("h2", {}, "By events attended"),
    briefs(found.persons),
  ]
}

export const documents = async (parameters: URLSearchParams): Promise<ReadonlyArray<HTMLElement>> => {
  const { shards, counts } = await meta()
  const last = Math.max(0, shards.documents.length - 1)
  const page = Math.min(last, Math.max(0, Number(parameters.get("page") ?? 0)))
  const list = (await documentShard(page)) ?? []
  return [
    h("h1", {}, `Documents (${count(counts["documents"] ?? 0)})`),
    h(
      "ul",
      {},
      ...list.map(({ id, row }) =>
        h(
          "li",
          {},
          documentLink(id, String(row["title"] ?? row["title_zh"] ?? row["path"])),
          h(
            "span",
            { class: "soft" },
            ` ${[row["published_on"], row["source_id"]].filter((one) => one !== null).join(", ")}`,
          ),
        ),
      ),
    ),
    pager("#/documents", page, last),
  ]
}

const pager = (base: string, page: number, last: number, parameters = new URLSearchParams()): HTMLElement => {
  const to = (number: number) => {
    const next = new URLSearchParams(parameters)
    next.set("page", String(number))
    return `${base}?${next}`
  }
  return h(
    "nav",
    { "aria-label": "Pages of the list" },
    page > 0 && link(to(page - 1), "← before"),
    h("span", {}, `page ${count(page + 1)} of ${count(last + 1)}`),
    page < last && link(to(page + 1), "next →"),
  )
}

interface Covering {
  readonly start: number
  readonly end: number
}

/** The words of a paragraph, cut wherever a span begins or ends; each piece with the spans that cover it. */
const painted = (
  paragraph: DocumentPage["paragraphs"][number],
  page: DocumentPage,
  at: number | undefined,
): HTMLElement => {
  const { text, start, end, role, language } = paragraph
  const isIn = (span: Covering) => span.start < end && span.end > start
  const mentions = page.mentions
    .map(([from, to, type, entity, office, rule, confidence]) => ({
      start: from,
      end: to,
      type,
      entity,
      office,
      rule,
      confidence,
    }))
    .filter(isIn)
  const quotations = page.quotations.filter(isIn)
  const letters = Array.from(text ?? "")
  const edges = [
    ...new Set(
      [start, end, ...[...mentions, ...quotations].flatMap((span) => [span.start, span.end])].filter(
        (edge) => edge >= start && edge <= end,
      ),
    ),
  ].toSorted((a, b) => a - b)
  const pieces = edges.slice(0, -1).map((from, index): HTMLElement | string => {
    const to = edges[index + 1] ?? end
    const words = letters.slice(from - start, to - start).join("")
    const covers = (span: Covering) => span.start <= from && to <= span.end
    // The innermost mention is the one that is meant.
    const mention = mentions.filter(covers).toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]
    const said = quotations.find(covers)
    if (mention === undefined && said === undefined) return words
    const told = [
      mention === undefined
        ? ""
        : `${mention.entity}${mention.office === null ? "" : `, ${mention.office}`} (${mention.rule}, ${mention.confidence})`,
      said === undefined
        ? ""
        : `said by ${said.speaker ?? "somebody"}: ${said.cue ?? "turn"} (${said.rule}, ${said.confidence})`,
    ]
    const classes = [
      "span",
      mention?.type,
      said === undefined ? undefined : "said",
      said !== undefined && said.start === at ? "here" : undefined,
    ]
    return h(
      mention === undefined ? "span" : "a",
      {
        class: classes.filter((name) => name !== undefined).join(" "),
        title: told.filter((line) => line !== "").join("\n"),
        href: mention === undefined ? undefined : `#/entity/${encodeURIComponent(mention.entity)}`,
      },
      words,
    )
  })
  return h(
    "div",
    { class: `paragraph ${role}`, lang: language === "zh" ? "zh" : "en" },
    ...(text === null ? [h("span", { class: "soft" }, "The text is not open.")] : pieces),
  )
}

export const documentView = async (id: string, parameters: URLSearchParams): Promise<ReadonlyArray<HTMLElement>> => {
  const page = await documentPage(id)
  if (page === undefined) return [h("h1", {}, "No such document"), message(id)]
  const at = parameters.has("at") ? Number(parameters.get("at")) : undefined
  const { row } = page
  const translated = new Map(page.paragraphs.flatMap((one) => (one.alignedTo === null ? [] : [[one.alignedTo, one]])))
  const shown = page.paragraphs.filter(({ alignedTo }) => alignedTo === null)
  const isPair = translated.size > 0
  const about = ["published_on", "source_id", "edition", "page", "section", "dateline_place", "rights"]
    .filter((name) => row[name] !== null && row[name] !== undefined)
    .map((name) => `${name.replace("_", " ")}: ${row[name]}`)
  return [
    h("h1", {}, String(row["title"] ?? row["title_zh"] ?? row["path"])),
    h("p", { class: "soft" }, about.join(" · ")),
    h(
      "p",
      { class: "legend" },
      ...Object.keys(kinds).map((kind) => h("span", { class: `span ${kind}` }, kind)),
      h("span", { class: "span said" }, "quotation"),
    ),
    ...shown.map((original) => {
      const other = translated.get(original.id)
      return h(
        "div",
        { class: isPair ? "pair two" : "pair" },
        ...(other === undefined ? [] : [painted(other, page, at)]),
        painted(original, page, at),
      )
    }),
    ...(page.quotations.length === 0 ? [] : [h("h2", {}, "Quotations")]),
    ...page.quotations.map(({ start, speaker, cue, content }) =>
      h(
        "blockquote",
        {},
        content,
        h("br"),
        speaker === null
          ? h("span", { class: "soft" }, "somebody")
          : entityLink(speaker, speaker.split("/")[1] ?? speaker),
        ` ${cue ?? ""} `,
        documentLink(id, "in the text", start),
      ),
    ),
  ]
}

const entityNames = ({ nameEn, nameZh, id }: EntityPage): string =>
  [nameEn, nameZh].filter((name) => name !== null).join(" · ") || id

export const entityView = async (id: string): Promise<ReadonlyArray<HTMLElement>> => {
  const page = await entityPage(id)
  if (page === undefined) return [h("h1", {}, "No such entity"), message(id)]
  const { type, aliases, wikidata, offices, quotations, together, documents: places } = page
  return [
    h("h1", {}, entityNames(page)),
    h(
      "p",
      {},
      h("span", { class: `span ${type}` }, type),
      ` ${count(page.count)} mentions `,
      wikidata !== null && link(`https://www.wikidata.org/wiki/${wikidata}`, wikidata),
    ),
    aliases.length > 0 && h("p", {}, `Also: ${aliases.join(", ")}`),
    ...(offices.length === 0
      ? []
      : [
          h("h2", {}, "Offices over time"),
          h(
            "ul",
            {},
            ...offices.map(([from, to, office, mentions]) =>
              h("li", {}, `${from ?? "?"}${to === from ? "" : ` to ${to ?? "?"}`}: ${office} (${count(mentions)})`),
            ),
          ),
        ]),
    ...(quotations.length === 0 ? [] : [h("h2", {}, "Quotations")]),
    ...quotations.map(([document, start, date, cue, content]) =>
      h(
        "blockquote",
        {},
        content,
        h("br"),
        h("span", { class: "soft" }, `${date ?? ""} ${cue ?? ""} `),
        documentLink(document, "in the text", start),
      ),
    ),
    ...(together.length === 0 ? [] : [h("h2", {}, "Took part in the same events"), briefs(together)]),
    h("h2", {}, "Documents"),
    h(
      "ul",
      {},
      ...places.map(([document, title, date, mentions]) =>
        h("li", {}, documentLink(document, title), h("span", { class: "soft" }, ` ${date ?? ""}, ${count(mentions)}`)),
      ),
    ),
  ].filter((one) => one !== false)
}

export const tables = async (): Promise<ReadonlyArray<HTMLElement>> => {
  const { tables: list } = await meta()
  return [
    h("h1", {}, "Tables"),
    h(
      "ul",
      {},
      ...list.map(({ name, description, rows }) =>
        h(
          "li",
          {},
          link(`#/table/${name}`, name),
          ` ${count(rows)} rows. ${description} `,
          ...["csv", "jsonl", "arrow"].flatMap((format) => [link(`download/${format}/${name}.${format}`, format), " "]),
        ),
      ),
    ),
  ]
}

/** Rows of a page of a table, and shards that are read at once before the reader is asked to go on. */
const pageRows = 50
const shardsAtOnce = 40

const cell = (column: string, value: unknown): HTMLElement => {
  if (value === null || value === undefined) return h("td", { class: "soft" }, "–")
  const words = Array.isArray(value) ? value.join(", ") : String(value)
  if (/entity_id$/u.test(column)) return h("td", {}, entityLink(words, words))
  if (column === "document_id") return h("td", {}, documentLink(words, words))
  return h("td", {}, words.length > 300 ? `${words.slice(0, 300)}…` : words)
}

/** Rows that pass the filters, from the shard and row where a page begins. */
const matching = async (table: TableMeta, parameters: URLSearchParams, wanted: number) => {
  const query = (parameters.get("q") ?? "").toLowerCase()
  const chosen = table.columns
    .map(({ name }, index) => ({ index, value: parameters.get(name) ?? "" }))
    .filter(({ value }) => value !== "")
  const passes = (row: ReadonlyArray<unknown>) =>
    chosen.every(({ index, value }) => String(row[index]) === value) &&
    (query === "" ||
      row.some((value) =>
        String(value ?? "")
          .toLowerCase()
          .includes(query),
      ))
  const isFiltered = query !== "" || chosen.length > 0
  const found: Array<ReadonlyArray<unknown>> = []
  let read = 0
  for (
    let shard = 0;
    shard < table.shards && found.length < wanted && read < shardsAtOnce * (isFiltered ? 10 : 1);
    shard++
  ) {
    read++
    found.push(...((await tableShard(table.name, shard)) ?? []).filter(passes))
  }
  return { found, read, isFiltered }
}

export const tableView = async (name: string, parameters: URLSearchParams): Promise<ReadonlyArray<HTMLElement>> => {
  const { tables: list } = await meta()
  const table = list.find((one) => one.name === name)
  if (table === undefined) return [h("h1", {}, "No such table"), message(name)]
  const page = Math.max(0, Number(parameters.get("page") ?? 0))
  const { found, read, isFiltered } = await matching(table, parameters, (page + 1) * pageRows + 1)
  const rows = found.slice(page * pageRows, (page + 1) * pageRows)
  const base = `#/table/${name}`
  const set = (column: string) => (event: Event) => {
    const next = new URLSearchParams(parameters)
    const { target } = event
    const value = target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : ""
    if (value === "") next.delete(column)
    else next.set(column, value)
    next.delete("page")
    location.hash = `${base}?${next}`
  }
  const without = new URLSearchParams(parameters)
  without.delete("page")
  return [
    h("h1", {}, name),
    h("p", {}, `${table.description} ${count(table.rows)} rows.`),
    h(
      "form",
      {
        class: "filters",
        role: "search",
        "aria-label": `Filter the table ${name}`,
        onsubmit: (event) => event.preventDefault(),
      },
      h("label", {}, "contains", h("input", { type: "search", value: parameters.get("q") ?? "", onchange: set("q") })),
      ...Object.entries(table.facets).map(([column, values]) =>
        h(
          "label",
          {},
          column,
          h(
            "select",
            { onchange: set(column) },
            h("option", { value: "" }, "any"),
            ...values.map(([value, n]) =>
              h("option", { value, selected: parameters.get(column) === value }, `${value} (${count(n)})`),
            ),
          ),
        ),
      ),
    ),
    h(
      "div",
      { class: "table", tabindex: "0", role: "region", "aria-label": `Rows of ${name}` },
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ...table.columns.map(({ name: column, description }) =>
              h("th", { scope: "col", title: description }, column),
            ),
          ),
        ),
        h(
          "tbody",
          {},
          ...rows.map((row) =>
            h("tr", {}, ...table.columns.map(({ name: column }, index) => cell(column, row[index]))),
          ),
        ),
      ),
    ),
    message(
      isFiltered
        ? `${rows.length === 0 ? "No row" : "Rows"} found in the first ${count(read)} of ${count(table.shards)} parts of the table.`
        : "",
    ),
    h(
      "nav",
      { "aria-label": "Pages of the table" },
      page > 0 && link(`${base}?${new URLSearchParams([...without, ["page", String(page - 1)]])}`, "← before"),
      h("span", {}, `page ${count(page + 1)}`),
      found.length > (page + 1) * pageRows &&
        link(`${base}?${new URLSearchParams([...without, ["page", String(page + 1)]])}`, "next →"),
    ),
  ]
}
