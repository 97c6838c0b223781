import { readFileSync } from "node:fs"
import { expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import type { Row } from "../pipeline/schema/table.ts"
import { buildOf, cases, realCorpus, realCorpusMore, rowsOf, shippedCorpus, TestLayer } from "./support.ts"

const Golden = Schema.StructWithRest(Schema.Struct({ path: Schema.String, part: Schema.optionalKey(Schema.Int) }), [
  Schema.Record(Schema.String, Schema.Unknown),
])

/** Columns that the bytes of a file decide, not its words. */
const ofBytes = new Set(["document_id", "start", "end", "sha256", "bytes", "published_precision", "published_raw"])

const compared = (row: Row) => Object.fromEntries(Object.entries(row).filter(([name]) => !ofBytes.has(name)))

const expectGolden = (rows: ReadonlyArray<Row>, name: string) => {
  const golden = cases(name, Golden)
  expect(rows.map((row) => `${row["path"]} ${row["part"]}`)).toEqual(
    golden.map(({ path, part = 1 }) => `${path} ${part}`),
  )
  for (const [index, row] of rows.entries()) {
    const empty = Object.fromEntries(Object.keys(compared(row)).map((column) => [column, null]))
    expect(compared(row)).toEqual({ ...empty, part: 1, authors: [], ...golden[index] })
  }
}

const furniture =
  /browse\s*[:：]|^News >|fontSize|^\d[\d ]+$|^Topics:|^(?:Date|Source|Title|Author|Edition)\s*:|^第\d+版/

const expectNoFurniture = (documents: ReadonlyArray<Row>, paragraphs: ReadonlyArray<Row>) => {
  for (const { title, title_zh } of documents)
    for (const words of [title, title_zh]) expect(String(words)).not.toMatch(furniture)
  for (const row of paragraphs)
    if (row["role"] !== "boilerplate") expect(String(row["reading_text"])).not.toMatch(furniture)
}

/** Every word of a file is in a paragraph of its document, or between two documents of a file of many. */
const expectNothingLost = (documents: ReadonlyArray<Row>, paragraphs: ReadonlyArray<Row>, corpus: string) => {
  for (const document of documents) {
    if (document["encoding"] !== "utf-8" || !String(document["path"]).endsWith(".txt")) continue
    const rest = Array.from(readFileSync(`${corpus}/${document["path"]}`, "utf8"))
    for (const row of paragraphs) {
      if (row["document_id"] !== document["document_id"]) continue
      rest.fill(" ", Number(row["start"]), Number(row["end"]))
    }
    expect(rest.join("").trim(), String(document["path"])).toBe("")
  }
}

/** Builds a corpus and holds its documents against what was read by eye. */
const expectAsRead = (corpus: string, golden: string) =>
  Effect.gen(function* () {
    const { out, manifest } = yield* buildOf(corpus)
    const documents = yield* rowsOf(out, "documents")
    const paragraphs = yield* rowsOf(out, "paragraphs")
    expectGolden(documents, golden)
    expectNoFurniture(documents, paragraphs)
    expectNothingLost(documents, paragraphs, corpus)
    expect(manifest.inputs.flatMap(({ rejects }) => rejects)).toEqual([])
  })

layer(TestLayer)("the documents", (it) => {
  it.effect("of the shipped corpus are cut and described as they were read by eye", () =>
    expectAsRead(shippedCorpus, "shipped-documents"),
  )

  it.effect.skipIf(realCorpus === undefined)(
    "of five real sources are cut and described as they were read by eye",
    () => expectAsRead(realCorpus ?? "", "real-documents"),
  )

  it.effect.skipIf(realCorpusMore === undefined)(
    "of readouts and bulletins have the titles and dates of front matter and headings",
    () =>
      Effect.gen(function* () {
        const { out, manifest } = yield* buildOf(realCorpusMore ?? "")
        expect(manifest.inputs.flatMap(({ rejects }) => rejects)).toEqual([])
        const documents = yield* rowsOf(out, "documents")
        const squeeze = (text: unknown) => String(text).replace(/\s+/gu, "")
        for (const { path } of manifest.inputs) {
          const text = readFileSync(`${realCorpusMore}/${path}`, "utf8")
          const found = documents.filter((row) => row["path"] === path)
          const heading = /^# 《新闻联播》 \((\d{4})(\d\d)(\d\d)\)/.exec(text)
          if (heading === null) {
            expect(found).toHaveLength(1)
            expect(found[0]?.["published_on"]).toBe(/^date: '(.*)'$/m.exec(text)?.[1])
            expect(found[0]?.["source_id"]).toBe("white-house")
            const folded = /^title: "?([\s\S]*?)"?\n(?:---|\w+:)/m.exec(text)?.[1]?.replace(/\\\n\s*\\?/g, "") ?? ""
            const title = folded
              .replace(/\\u([\dA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
              .replace(/\\x([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
              .replace(/\\_/g, " ")
            expect(squeeze(found[0]?.["title"])).toBe(squeeze(title))
          } else {
            const titles = Array.from(text.matchAll(/^### (.*)$/gm), (match) => match[1])
            expect(found.map((row) => squeeze(row["title"]))).toEqual(titles.map(squeeze))
            const urls = Array.from(text.matchAll(/^\[查看原文\]\((.*)\)$/gm), (match) => match[1])
            expect(found.map((row) => row["url"])).toEqual(urls)
            for (const row of found) {
              expect(row["published_on"]).toBe(heading.slice(1).join("-"))
              expect(row["source_id"]).toBe("cctv-xinwen-lianbo")
            }
          }
        }
      }),
  )
})
