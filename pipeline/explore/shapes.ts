/**
 * The JSON that the pages of `waishi explore` read. Lists are cut into shards of a fixed number of items in the order
 * of their ids; meta.json has the first id of each shard, so that a page fetches only the one it needs.
 */

export interface Meta {
  readonly title: string
  readonly description: string
  /** Rows of each table. */
  readonly counts: Readonly<Record<string, number>>
  readonly shards: { readonly documents: ReadonlyArray<string>; readonly entities: ReadonlyArray<string> }
  readonly tables: ReadonlyArray<TableMeta>
  /** First day of a month, entity id, name, mentions. */
  readonly formulations: ReadonlyArray<readonly [month: string, id: string, name: string, mentions: number]>
  /** Year, documents. */
  readonly years: ReadonlyArray<readonly [year: string, documents: number]>
  /** The most mentioned entities of each type. */
  readonly top: Readonly<Record<string, ReadonlyArray<Brief>>>
}

/** An entity by id, name and number of mentions, or of events. */
export type Brief = readonly [id: string, name: string, count: number]

/** Those who took part in the most events; two of them, by their places in the list, and the events they share. */
export interface Network {
  readonly persons: ReadonlyArray<Brief>
  readonly links: ReadonlyArray<readonly [one: number, other: number, events: number]>
}

export interface TableMeta {
  readonly name: string
  readonly description: string
  readonly columns: ReadonlyArray<{ readonly name: string; readonly description: string }>
  readonly rows: number
  readonly shards: number
  /** Values of the columns that have few, with the number of rows. */
  readonly facets: Readonly<Record<string, ReadonlyArray<readonly [value: string, rows: number]>>>
}

export type CellValue = string | number | null | ReadonlyArray<string>

export interface DocumentPage {
  readonly id: string
  readonly row: Readonly<Record<string, CellValue>>
  readonly paragraphs: ReadonlyArray<{
    readonly id: string
    readonly language: string
    readonly role: string
    readonly start: number
    readonly end: number
    readonly text: string | null
    readonly alignedTo: string | null
  }>
  readonly mentions: ReadonlyArray<
    readonly [
      start: number,
      end: number,
      type: string,
      entity: string,
      office: string | null,
      rule: string,
      confidence: number,
    ]
  >
  readonly quotations: ReadonlyArray<{
    readonly start: number
    readonly end: number
    readonly type: string
    readonly speaker: string | null
    readonly cue: string | null
    readonly content: string
    readonly rule: string
    readonly confidence: number
  }>
}

export interface EntityPage {
  readonly id: string
  readonly type: string
  readonly nameEn: string | null
  readonly nameZh: string | null
  readonly aliases: ReadonlyArray<string>
  readonly wikidata: string | null
  readonly count: number
  /** First and last day, office, mentions with it. */
  readonly offices: ReadonlyArray<readonly [from: string | null, to: string | null, office: string, mentions: number]>
  readonly quotations: ReadonlyArray<
    readonly [document: string, start: number, date: string | null, cue: string | null, content: string]
  >
  /** Who took part in the same events, and in how many. */
  readonly together: ReadonlyArray<Brief>
  readonly documents: ReadonlyArray<readonly [id: string, title: string, date: string | null, mentions: number]>
}

/** What a search finds: the entity, and all its names in one line. */
export type Hit = readonly [id: string, names: string, count: number]

/** Shard of the search index for the beginning of a word: its first two letters, or its first Han character. */
export const searchShard = (word: string): string => {
  const start = /^\p{Script=Han}/u.test(word)
    ? Array.from(word).slice(0, 1).join("")
    : Array.from(word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()).slice(0, 2).join("")
  return Array.from(start, (letter) => (letter.codePointAt(0) ?? 0).toString(16)).join("-")
}
