import type { Datelines } from "../vocabulary/vocabulary.ts"
import type { SourceIndex } from "./source.ts"

/** A piece of a text and where it stands in it, as a half-open range of UTF-16 indices. */
export interface Part {
  readonly value: string
  readonly start: number
  readonly end: number
}

export interface Dateline {
  readonly agency: Part
  readonly place: Part
  readonly date: Part
  readonly authors: Part | undefined
  /** Where the report itself begins. */
  readonly end: number
}

const part = (match: RegExpExecArray, name: string): Part | undefined => {
  const range = match.indices?.groups?.[name]
  return range && { value: match[0].slice(range[0] - match.index, range[1] - match.index), start: range[0], end: range[1] }
}

/** The dateline with which a paragraph opens, if it does and its agency is known. */
export const findDateline = (text: string, datelines: Datelines, sources: SourceIndex): Dateline | undefined => {
  for (const pattern of datelines.patterns) {
    const match = pattern.exec(text)
    if (match === null) continue
    const agency = part(match, "agency")
    const place = part(match, "place")
    const date = part(match, "date")
    if (!agency || !place || !date) continue
    if (sources.byName(agency.value) === undefined && !datelines.ours.has(agency.value)) continue
    return { agency, place, date, authors: part(match, "authors"), end: match[0].length }
  }
  return undefined
}
