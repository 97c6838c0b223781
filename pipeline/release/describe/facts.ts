import type { Row, Table } from "../../schema/table.ts"
import type { Provenance } from "../../write/manifest.ts"
import type { Quality } from "../quality.ts"
import type { ReleaseFile } from "../release-file.ts"
import type { Withheld } from "../withhold.ts"

/** A file of a release, by its path there. */
export interface ReleasedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** Bytes of a table in a format, as a file or as a folder of partitions. */
export const bytesOf = (files: ReadonlyArray<ReleasedFile>, table: string, format: string): number =>
  files
    .filter(({ path }) => path === `${format}/${table}.${format}` || path.startsWith(`${format}/${table}/`))
    .reduce((sum, { bytes }) => sum + bytes, 0)

/** All that the files about a release are made from. */
export interface Facts {
  readonly version: string
  /** First day of the month of the version. */
  readonly month: string
  readonly file: ReleaseFile
  readonly tables: ReadonlyArray<Table>
  readonly rows: ReadonlyMap<string, number>
  readonly files: ReadonlyArray<ReleasedFile>
  /** Rows of the table sources. */
  readonly sources: ReadonlyArray<Row>
  readonly withheld: Withheld
  readonly provenance: Provenance
  readonly quality: Quality
  /** What the README of the project says of the limits of its version, in Markdown. */
  readonly limits: string
  /** Markdown that tells what is new since the last release; none in the first. */
  readonly changes: string | undefined
}

export const mediaTypes: Readonly<Record<string, string>> = {
  csv: "text/csv",
  jsonl: "application/jsonl",
  arrow: "application/vnd.apache.arrow.file",
  parquet: "application/vnd.apache.parquet",
  sqlite: "application/vnd.sqlite3",
  json: "application/json",
  ipynb: "application/x-ipynb+json",
  md: "text/markdown",
}

export const mediaTypeOf = (path: string): string => mediaTypes[path.split(".").at(-1) ?? ""] ?? "text/plain"

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** An object without the entries that are undefined. */
export const present = (entries: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))

/** The sources that documents of the release name, as title and address. */
export const namedSources = ({ sources }: Facts): ReadonlyArray<{ readonly title: string; readonly path?: string }> =>
  sources.map((row) => {
    const title = String(row["name_en"] ?? row["name_zh"] ?? row["source_id"])
    return row["url"] === null || row["url"] === undefined ? { title } : { title, path: String(row["url"]) }
  })
