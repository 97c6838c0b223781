import type { Cell, Row } from "../schema/table.ts"
import { textOf, textOrNull } from "../schema/table.ts"
import type { Source, Vocabularies } from "../vocabulary/vocabulary.ts"

export type Rights = Source["rights"]

/** Counts of what a release does not hold, by the reason. */
export interface Withheld {
  /** Documents whose text is not there, and those of which only the metadata are. */
  spans: number
  closed: number
  /** Paragraphs without their text, quotations cut short. */
  paragraphs: number
  quotations: number
  /** Rows that belong to closed documents, and rows of too little confidence. */
  rows: number
  unsure: number
}

export const nothingWithheld = (): Withheld => ({
  spans: 0,
  closed: 0,
  paragraphs: 0,
  quotations: 0,
  rows: 0,
  unsure: 0,
})

const cutTo = (cell: Cell | undefined, length: number): Cell => {
  const text = textOrNull(cell)
  return text === null ? null : Array.from(text).slice(0, length).join("")
}

export interface Terms {
  readonly limits: Vocabularies["rights"]
  readonly minConfidence: number
  /** Rights of each document. */
  readonly rights: ReadonlyMap<string, Rights>
}

const judged = new Set(["mentions", "quotations", "attendance"])

/**
 * A row of a document as a release may hold it; undefined where it may not be there at all. Counts what is withheld.
 */
export const released =
  ({ limits, minConfidence, rights }: Terms, withheld: Withheld) =>
  (table: string, row: Row): Row | undefined => {
    const right = rights.get(textOf(row["document_id"])) ?? "open"
    if (table === "documents") {
      if (right !== "open") withheld[right]++
      return row
    }
    if (right === "closed") {
      withheld.rows++
      return undefined
    }
    if (judged.has(table) && Number(row["confidence"]) < minConfidence) {
      withheld.unsure++
      return undefined
    }
    if (right === "open") return row
    if (table === "paragraphs") {
      withheld.paragraphs++
      return { ...row, text: null, reading_text: null }
    }
    if (table === "quotations") {
      const content = cutTo(row["content"], limits.quotation)
      if (content !== row["content"]) withheld.quotations++
      return { ...row, content, speaker_surface: cutTo(row["speaker_surface"], limits.surface) }
    }
    if (table === "mentions")
      return { ...row, surface: cutTo(row["surface"], limits.surface), office: cutTo(row["office"], limits.surface) }
    return table === "attendance" ? { ...row, office: cutTo(row["office"], limits.surface) } : row
  }
