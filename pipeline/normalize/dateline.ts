import { regExp } from "../core/pattern.ts"
import type { Vocabularies } from "../vocabulary/vocabulary.ts"
import type { SourceIndex } from "./source.ts"

/** A piece of a text and where it stands in it, as a half-open range of UTF-16 indices. */
export interface Part {
  readonly value: string
  readonly start: number
  readonly end: number
}

export interface Dateline {
  readonly agency: Part | undefined
  readonly place: Part | undefined
  readonly date: Part | undefined
  readonly authors: Part | undefined
  /** Where the report itself begins. */
  readonly end: number
}

const partOf = (match: RegExpExecArray, name: string): Part | undefined => {
  const [start, end] = match.indices?.groups?.[name] ?? []
  return start === undefined || end === undefined ? undefined : { value: match[0].slice(start, end), start, end }
}

/** Finds the dateline with which a paragraph opens, if it does and its agency or its place is known, or a paper stands there with its day and reporter. */
export type DatelineFinder = (text: string) => Dateline | undefined

export const datelineFinder = ({ datelines, places }: Vocabularies, sources: SourceIndex): DatelineFinder => {
  const ours = new Set(datelines.ours)
  const known = new Set(places.flatMap(({ en = [], zh = [] }) => [...en, ...zh]).map((name) => name.toLowerCase()))
  const patterns = datelines.patterns.map((pattern) => regExp(`^${pattern}`, "du"))
  return (text) => {
    for (const pattern of patterns) {
      const match = pattern.exec(text)
      if (match === null) continue
      const agency = partOf(match, "agency")
      const place = partOf(match, "place")
      const date = partOf(match, "date")
      const authors = partOf(match, "authors")
      const [city = ""] = (place?.value ?? "").toLowerCase().split(",")
      // An agency in brackets after a known place need not be known itself.
      const opensWithPlace = agency === undefined || (place !== undefined && agency.start >= place.end)
      // 港口日报5月9日讯（记者 沈怀安）can be nothing else.
      const isPlain = agency?.value.endsWith("报") === true && date !== undefined && authors !== undefined
      const isKnown =
        isPlain ||
        (opensWithPlace && known.has(city.trim())) ||
        (agency !== undefined && (sources.byName(agency.value) !== undefined || ours.has(agency.value)))
      if (!isKnown) continue
      return { agency, place, date, authors, end: match[0].length }
    }
    return undefined
  }
}
