import { asRead } from "../../pipeline/core/chinese.ts"
import type { ExtractedDocument } from "../../pipeline/extract/extract.ts"
import { slugOf } from "../../pipeline/extract/model.ts"
import type { Gold, Span } from "./gold.ts"

/** Right, found and wanted rows of one kind. */
export interface Count {
  readonly right: number
  readonly found: number
  readonly wanted: number
}

export const none: Count = { right: 0, found: 0, wanted: 0 }
export const plus = (a: Count, b: Count): Count => ({
  right: a.right + b.right,
  found: a.found + b.found,
  wanted: a.wanted + b.wanted,
})

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
export const precision = ({ right, found }: Count): number => share(right, found)
export const recall = ({ right, wanted }: Count): number => share(right, wanted)
export const f1 = (count: Count): number => share(2 * count.right, count.found + count.wanted)

/** A row that is wrong or missing, for a person to look at. */
export interface Fault {
  readonly path: string
  readonly kind: string
  readonly fault: "missed" | "false" | "differs"
  readonly rule: string | null
  readonly line: string
}

export interface Score {
  /** Counts by kind of row, such as person, office, quotation-overlap. */
  readonly counts: ReadonlyMap<string, Count>
  /** Right and found rows by rule. */
  readonly rules: ReadonlyMap<string, Count>
  readonly faults: ReadonlyArray<Fault>
}

const typeOf = (entity: string): string => entity.split("/")[0] ?? ""

/** Share of the characters of two spans that both have. */
const overlap = ([a, b]: Span, [c, d]: Span): number => {
  const both = Math.min(b, d) - Math.max(a, c)
  return both <= 0 ? 0 : both / (Math.max(b, d) - Math.min(a, c))
}

/** How much of a content two annotations must share to be the same quotation. */
const enough = 0.8

const squeeze = (text: string): string => text.replace(/\s+/g, " ").trim()

/** Compares what the pipeline found in one document with what a reader found. */
export const score = (gold: Gold, { document, rows }: ExtractedDocument, isListed: (id: string) => boolean): Score => {
  const counts = new Map<string, Count>()
  const rules = new Map<string, Count>()
  const faults: Array<Fault> = []
  const characters = Array.from(document.file.text.value)
  const read = ([start, end]: Span): string => squeeze(characters.slice(start, end).join(""))
  const around = ([start, end]: Span): string =>
    squeeze(
      `${characters.slice(Math.max(0, start - 40), start).join("")}[${characters.slice(start, end).join("")}]${characters.slice(end, end + 40).join("")}`,
    )
  const add = (kind: string, count: Partial<Count>) =>
    counts.set(kind, plus(counts.get(kind) ?? none, { ...none, ...count }))
  const judge = (rule: string, right: boolean) =>
    rules.set(rule, plus(rules.get(rule) ?? none, { right: Number(right), found: 1, wanted: 0 }))
  const blame = (kind: string, fault: Fault["fault"], rule: string | null, line: string) =>
    faults.push({ path: gold.path, kind, fault, rule, line })

  const key = (type: string, [start, end]: Span) => `${type} ${start} ${end}`
  // Formulations that the vocabulary does not list are discovered by their form, and are a kind of their own.
  const kindOf = (type: string, id: string) => (type === "formulation" && !isListed(id) ? "formulation-unlisted" : type)
  const found = new Map(rows.mentions.map((row) => [key(row.type, [row.start, row.end]), row]))
  const wanted = new Map(gold.mentions.map((one) => [key(typeOf(one.entity), one.at), one]))
  for (const [at, row] of found) {
    const right = wanted.has(at)
    add(kindOf(row.type, row.entity_id), { found: 1, right: Number(right) })
    judge(row.rule, right)
    if (!right) blame(row.type, "false", row.rule, around([row.start, row.end]))
    if (row.type === "person" && row.office !== null) add("office", { found: 1 })
  }
  for (const [at, one] of wanted) {
    const type = typeOf(one.entity)
    const row = found.get(at)
    add(kindOf(type, one.entity), { wanted: 1 })
    if (one.office !== undefined) add("office", { wanted: 1 })
    if (row === undefined) {
      blame(type, "missed", null, around(one.at))
      continue
    }
    const linked = row.entity_id === one.entity
    // Events are judged by their rows, collectives by what they say.
    if (type !== "event" && type !== "collective") add(`${type}-link`, { found: 1, wanted: 1, right: Number(linked) })
    if (!linked && type !== "event" && type !== "collective")
      blame(`${type}-link`, "differs", row.rule, `${read(one.at)}: ${row.entity_id}, should be ${one.entity}`)
    const office = one.office === undefined ? null : asRead(read(one.office))
    if (office !== null && row.office === office) add("office", { right: 1 })
    else if (office !== row.office)
      blame("office", "differs", row.rule, `${around(one.at)}: ${row.office}, should be ${office}`)
  }

  const free = new Set(gold.quotations)
  for (const row of rows.quotations) {
    const at: Span = [row.content_start, row.content_end]
    const best = [...free].toSorted((a, b) => overlap(b.content, at) - overlap(a.content, at))[0]
    const shared = best === undefined ? 0 : overlap(best.content, at)
    add("quotation-overlap", { found: 1, right: Number(shared >= enough) })
    add("quotation-exact", { found: 1, right: Number(shared === 1) })
    judge(row.rule, shared >= enough)
    if (best === undefined || shared < enough) {
      blame("quotation", "false", row.rule, around(at).slice(0, 240))
      continue
    }
    free.delete(best)
    const speaker = best.speaker ?? null
    const spoken =
      row.speaker_entity_id === speaker ||
      (typeOf(speaker ?? "") === "collective" && typeOf(row.speaker_entity_id ?? "") === "collective")
    add("quotation-speaker", { found: 1, wanted: 1, right: Number(spoken) })
    if (!spoken)
      blame(
        "quotation-speaker",
        "differs",
        row.rule,
        `${row.speaker_surface}: ${row.speaker_entity_id}, should be ${speaker}; ${around(at).slice(0, 120)}`,
      )
    const cued = row.cue_start === (best.cue?.[0] ?? null) && row.cue_end === (best.cue?.[1] ?? null)
    add("quotation-cue", { found: 1, wanted: 1, right: Number(cued) })
    if (!cued) blame("quotation-cue", "differs", row.rule, `${row.cue}, should be ${best.cue && read(best.cue)}`)
    add("quotation-type", { found: 1, wanted: 1, right: Number(row.type === best.type) })
  }
  for (const kind of ["quotation-overlap", "quotation-exact"]) add(kind, { wanted: gold.quotations.length })
  for (const one of free) blame("quotation", "missed", null, around(one.content).slice(0, 240))

  // An event may have its name from the title of the document, which is metadata and has no span.
  const title = (document.row.title ?? "").replace(
    /^(?:(?:Joint )?Readout of (?:the )?|(?:Readout|Statement) (?:by|from) .*? (?:on|of) (?:the )?)/,
    "",
  )
  const nameOf = (name: Span | string): string =>
    name === "title" ? title : typeof name === "string" ? name : read(name)
  const eventKeys = new Map(
    gold.events.map(({ name, from, to }) => [`${slugOf(nameOf(name))} ${from ?? null} ${to ?? null}`, true]),
  )
  add("event-row", { wanted: gold.events.length })
  for (const row of rows.events) {
    const names = [row.name_en, row.name_zh].flatMap((name) =>
      name === null ? [] : [`${slugOf(name)} ${row.start_date} ${row.end_date}`],
    )
    const hit = names.find((name) => eventKeys.has(name))
    add("event-row", { found: 1, right: Number(hit !== undefined) })
    if (hit === undefined) blame("event-row", "false", null, names.join(" / "))
    else eventKeys.delete(hit)
  }
  for (const name of eventKeys.keys()) blame("event-row", "missed", null, name)

  const parts = new Map(gold.attendance.map((one) => [`${one.person} ${one.part}`, one]))
  add("attendance", { wanted: parts.size })
  add("attendance-office", { wanted: parts.size })
  for (const row of rows.attendance) {
    const name = `${row.person_entity_id} ${row.part}`
    const one = parts.get(name)
    const office = one?.office === undefined ? null : asRead(read(one.office))
    add("attendance", { found: 1, right: Number(one !== undefined) })
    add("attendance-office", { found: 1, right: Number(one !== undefined && office === row.office) })
    judge(row.rule, one !== undefined)
    if (one === undefined) blame("attendance", "false", row.rule, `${name} (${row.office})`)
    else if (office !== row.office)
      blame("attendance-office", "differs", row.rule, `${name}: ${row.office}, should be ${office}`)
    parts.delete(name)
  }
  for (const name of parts.keys()) blame("attendance", "missed", null, name)
  return { counts, rules, faults }
}
