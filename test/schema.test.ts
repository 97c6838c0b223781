import { expect, layer } from "@effect/vitest"
import { Effect, FileSystem, Result } from "effect"
import { describe, it } from "vitest"
import { parseYaml } from "../pipeline/core/yaml.ts"
import { Layout, readLayouts } from "../pipeline/ingest/layout.ts"
import { generated } from "../pipeline/schema/generate.ts"
import type { Row } from "../pipeline/schema/table.ts"
import { readTables } from "../pipeline/schema/table.ts"
import { rowChecker } from "../pipeline/validate/table.ts"
import { Vocabulary } from "../pipeline/vocabulary/vocabulary.ts"
import { arrowSchema } from "../pipeline/write/arrow.ts"
import { csvHeader } from "../pipeline/write/csv.ts"
import { buildOf, rowsOf, shippedCorpus, TestLayer } from "./support.ts"

/** The columns of the contract; a change here is a change that every user sees. */
const contract: Readonly<Record<string, string>> = {
  documents:
    "document_id path part start end sha256 bytes encoding layout source_id publisher_raw title title_zh authors published_on published_precision published_raw edition page section column series_part dateline_place dateline_date languages url rights",
  paragraphs: "paragraph_id document_id ordinal language role start end text aligned_to reading_text text_sha256",
  entities: "entity_id type name_en name_zh aliases wikidata_id mention_count",
  mentions: "mention_id document_id paragraph_id entity_id type surface start end office how rule confidence",
  quotations:
    "quotation_id document_id paragraph_id type content content_start content_end speaker_entity_id speaker_surface speaker_start speaker_end cue cue_start cue_end cue_lemma cue_strength rule confidence",
  events: "event_id name_en name_zh type start_date end_date place_entity_id documents",
  attendance: "attendance_id event_id person_entity_id document_id part office start end rule confidence",
  sources: "source_id name_en name_zh type country url languages rights",
  rejects: "path sha256 stage rule line message",
}

/** The formatter breaks long lines, and puts a bar before the first member of a broken union. */
const squeeze = (text: string): string => text.replace(/\s+/g, " ").replaceAll(": | ", ": ")

layer(TestLayer)("the schemas", (test) => {
  test.effect("define the tables and columns of the contract", () =>
    Effect.gen(function* () {
      const tables = yield* readTables
      const columns = tables.map(({ name, fields }) => [name, fields.map((field) => field.name).join(" ")])
      expect(Object.fromEntries(columns)).toEqual(contract)
    }),
  )

  test.effect("are what row types, data dictionary, CSV headers and Arrow types follow from", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      for (const { file, text } of yield* generated) {
        expect(squeeze(text), `${file} is behind schemas/: run npm run generate`).toBe(
          squeeze(yield* fs.readFileString(file)),
        )
      }
      for (const table of yield* readTables) {
        expect(csvHeader(table)).toBe(`${table.fields.map(({ name }) => name).join(",")}\r\n`)
        const { fields, metadata } = arrowSchema(table)
        expect(fields.map(({ name }) => name)).toEqual(table.fields.map(({ name }) => name))
        expect(fields.map((field) => field.metadata.get("description"))).toEqual(
          table.fields.map(({ description }) => description.trim()),
        )
        expect(metadata.get("description")).toBe(table.description.trim())
        const arrow = { string: "Utf8", integer: "Int32", number: "Float64", date: "Date32<DAY>", array: "List<Utf8>" }
        expect(fields.map(({ type }) => String(type))).toEqual(
          table.fields.map(({ type, dictionary }) => (dictionary ? "Dictionary<Int32, Utf8>" : arrow[type])),
        )
      }
    }),
  )

  test.effect("refer to tables and columns that are there", () =>
    Effect.gen(function* () {
      const tables = yield* readTables
      const columns = new Set(tables.flatMap(({ name, fields }) => fields.map((field) => `${name}.${field.name}`)))
      for (const { name, primaryKey, foreignKeys = [] } of tables) {
        for (const column of primaryKey) expect(columns).toContain(`${name}.${column}`)
        for (const { fields, reference } of foreignKeys) {
          for (const column of fields) expect(columns).toContain(`${name}.${column}`)
          for (const column of reference.fields) expect(columns).toContain(`${reference.resource}.${column}`)
        }
      }
    }),
  )

  test.effect("reject rows that break them", () =>
    Effect.gen(function* () {
      const table = (yield* readTables).find(({ name }) => name === "rejects")
      if (table === undefined) return expect.fail("no table rejects")
      const check = rowChecker(table)
      const row: Row = { path: "a", sha256: null, stage: "ingest", rule: "r", line: 1, message: "m" }
      const rulesOf = (changes: Row) => check({ ...row, ...changes }).map(({ rule }) => rule)
      expect(rulesOf({})).toEqual([])
      expect(rulesOf({ path: null })).toEqual(["required"])
      expect(rulesOf({ path: "" })).toEqual(["type"])
      expect(rulesOf({ stage: "cooking" })).toEqual(["enum"])
      expect(rulesOf({ line: 0 })).toEqual(["minimum"])
      expect(rulesOf({ line: 1.5 })).toEqual(["type"])
      expect(rulesOf({ sha256: "xyz" })).toEqual(["pattern"])
      expect(rulesOf({ extra: 1 })).toEqual(["column"])
      const { path: _, ...short } = row
      expect(check(short).map(({ rule }) => rule)).toEqual(["column"])
    }),
  )
})

layer(TestLayer)("the vocabularies", (test) => {
  test.effect("list every rule that finds rows of the shipped corpus", () =>
    Effect.gen(function* () {
      const { rules } = yield* Vocabulary
      const { out } = yield* buildOf(shippedCorpus)
      for (const table of ["mentions", "quotations", "attendance"] as const) {
        const listed = rules.filter((rule) => rule.table === table).map(({ id }) => id)
        for (const { rule, confidence } of yield* rowsOf(out, table)) {
          expect(listed).toContain(rule)
          expect(confidence).toBeGreaterThan(0)
        }
      }
    }),
  )

  test.effect("have unique ids, and rights and languages that the tables allow", () =>
    Effect.gen(function* () {
      const { sources, persons, places, organizations, formulations } = yield* Vocabulary
      const unique = (ids: ReadonlyArray<string>) =>
        expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
      unique(sources.map(({ source_id }) => source_id))
      for (const list of [persons, places, organizations, formulations]) {
        unique(list.map(({ id }) => id))
        unique(list.flatMap(({ wikidata }) => wikidata ?? []))
        for (const { id, en = [], zh = [] } of list) expect([...en, ...zh], id).not.toEqual([])
        // One form, one entity.
        unique(list.flatMap(({ en = [], zh = [] }) => [...new Set([...en, ...zh])]))
      }
      const tables = yield* readTables
      const table = tables.find(({ name }) => name === "sources")
      if (table === undefined) return expect.fail("no table sources")
      const check = rowChecker(table)
      for (const {
        name_en = null,
        name_zh = null,
        country = null,
        url = null,
        names: _,
        domains: __,
        ...rest
      } of sources) {
        expect(check({ ...rest, name_en, name_zh, country, url })).toEqual([])
      }
    }),
  )
})

describe("a layout file", () => {
  const layout = (step: string) => `name: x\ndescription: x\nformat: text\ndetect: []\nblocks:\n  - ${step}\n`
  const errorOf = (source: string) => {
    const result = parseYaml("x.yaml", source, Layout)
    return Result.isFailure(result) ? result.failure.message : undefined
  }
  it.each([
    ["{ match: '^(?<title>.+)$', role: title }", undefined],
    ["{ match: '^(?<titel>.+)$', role: title }", /unknown capture group "titel"; known are title/],
    ["{ match: '(?i)^source: (?<source>.+)$', role: boilerplate }", undefined],
    ["{ match: '^(?i:source|from)', role: boilerplate }", /write \(\?i\) at the start/],
    ["{ match: '^(.+$', role: title }", /Invalid regular expression/],
    ["{ match: '^x$', role: headline }", /^x\.yaml:6: .*"subtitle"/s],
    ["{ mach: '^x$' }", /mach/],
    ["{ match: '^x$'", /^x\.yaml:\d+: /],
  ])("with the step %s", (step, message) => {
    if (message === undefined) expect(errorOf(layout(step))).toBeUndefined()
    else expect(errorOf(layout(step))).toMatch(message)
  })
})

layer(TestLayer)("the layouts", (test) => {
  test.effect("are all valid, with the fallback among them", () =>
    Effect.gen(function* () {
      const names = (yield* readLayouts).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      expect(names).toContain("plain")
    }),
  )
})
