import { readdirSync, readFileSync } from "node:fs"
import { expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import * as fc from "fast-check"
import { processFile, readKnowledge } from "../pipeline/build.ts"
import type { Extracted } from "../pipeline/extract/extract.ts"
import type { Row } from "../pipeline/schema/table.ts"
import { spanColumns } from "../pipeline/validate/validate.ts"
import { fuzz } from "./fuzz.ts"
import { shippedCorpus, TestLayer } from "./support.ts"

/** Pieces that press documents are made of, in many scripts, and what breaks offsets. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "Premier Lu Qingzhou said that",
      "“the sea has no fence,”",
      "said Foreign Minister Sanna Okuru.",
      "He stressed the need to",
      "The meeting pointed out that",
      "The meeting stressed: “Peace first.",
      "会议强调：“和平第一。",
      "“",
      "”",
      "attended the meeting.",
      "was held in Beijing from May 2nd to 3rd.",
      "According to Li Peng,",
      "国务院总理李鹏",
      "國務院總理李鵬指出，",
      "指出，",
      "他强调，",
      "外交部部长",
      "会议指出，",
      "出席了座谈会。",
      "第四次全国会议5月2日在北京举行。",
      "“一带一路”",
      "Vice Premier A, Minister of B and",
      "the Two Upholds",
      "U.S.",
      "Jr.",
      "Ministry of Foreign Affairs",
      "桑娜·奥库鲁",
      "欧阳",
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "𠮷野",
      "👩🏽‍🚀",
      "e\u0301",
      "\u200f",
      "שלום",
      "مؤتمر",
      "Совещание",
      "会議",
      "\u3000",
      "\u00a0",
      "\\*",
      "&amp;",
      "&ldquo;",
      "&bogus;",
      "<b>",
      "</p>",
      "<",
      "**",
      "_",
      "`",
      "#",
      "> ",
      "- ",
      "1. ",
      "---",
      "|",
    ),
  },
)
const line = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(" "))
const breakOf = fc.constantFrom("\n", "\n\n", "\r\n", "\r\n\r\n", "\n\u3000\u3000", "\r")
const body = fc.array(fc.tuple(line, breakOf), { maxLength: 12 }).map((lines) => lines.flat().join(""))
const date = fc.constantFrom(
  "2031-05-03",
  "May 3, 2031",
  "2031年5月3日",
  "二〇三一年五月三日",
  "3 May 2031",
  "yesterday",
  "",
)

/** A document in the form of each layout, its words at random. */
const document = fc.oneof(
  body,
  fc
    .tuple(line, line, date, body, body)
    .map(
      ([title, author, day, english, chinese]) =>
        `Title: ${title}\nAuthor: ${author}\nDate: ${day}\nEdition: 1\n\n${title}\n\n${english}\n\n<hr /> \n\nOriginal: \n\n\n### ${title}\n${author}\n${day}\n第1版(要闻)\n专栏：\n\n    ${chinese}`,
    ),
  fc.tuple(line, date, body).map(([title, day, text]) => `${title}\n\ntime:${day}source:新华社browse:1,259\n\n${text}`),
  fc
    .tuple(line, date, body)
    .map(
      ([title, day, text]) =>
        `News > 2013 >\n\n${title}\n\nSource: www.mfa.gov.cn | ${day}\n\n${text}\n\n8013945 8013949`,
    ),
  fc
    .tuple(line, date, body)
    .map(([title, day, text]) => `中英对照:${title}会议 [5]\n\n${title} [5]\n\nPublished on ${day}\n${text}`),
  fc
    .tuple(line, date, body)
    .map(
      ([title, day, text]) =>
        `Chinese\nTopics:\n${title}\nDate: ${day}\nSource: X\nfontSize:   big middle small\n\n${text}`,
    ),
  fc
    .tuple(line, date, body)
    .map(([title, day, text]) => `---\ntitle: ${JSON.stringify(title)}\ndate: '${day}'\n---\n\n${text}`),
  fc
    .array(fc.tuple(line, body), { maxLength: 4 })
    .map(
      (items) =>
        `# 《新闻联播》 (20310503)\n\n## 新闻摘要\n\n1.一；\n\n## 详细新闻\n\n${items.map(([title, text]) => `### ${title}\n\n<p>${text}</p>\n\n[查看原文](https://tv.cctv.com/x)\n`).join("\n")}\n---\n\n(1)\n`,
    ),
  fc
    .tuple(line, body)
    .map(
      ([title, text]) =>
        `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><nav>${title}</nav><article><h1>${title}</h1><p>${text}</p></article></body></html>`,
    ),
  fc.tuple(line, body).map(([title, text]) => `# ${title}\n\n${text}`),
)

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, "utf16le")
const encoded = fc
  .tuple(document, fc.constantFrom("utf-8", "utf-8-sig", "utf-16"))
  .map(([text, encoding]) =>
    encoding === "utf-16" ? utf16(text) : new TextEncoder().encode(encoding === "utf-8" ? text : `\ufeff${text}`),
  )

/** Every span of every row reads its surface in the decoded file, by code points. */
const expectSpans = ({ documents }: Extracted) => {
  for (const {
    document: { file },
    rows,
  } of documents) {
    const characters = Array.from(file.text.value)
    for (const [table, surface, start, end] of spanColumns) {
      for (const row of rows[table]) {
        const cells: Row = row
        if (cells[surface] === null) continue
        expect(characters.slice(Number(cells[start]), Number(cells[end])).join("")).toBe(cells[surface])
      }
    }
  }
}

/** What may be wrong with a document is said of the document; a broken rule or a crash is our fault. */
const expectNoFault = ({ rejects }: Extracted) => {
  expect(rejects.filter(({ stage, rule }) => stage === "validate" || rule === "defect")).toEqual([])
}

layer(TestLayer)("any document", (it) => {
  it.effect("goes through the pipeline without a crash, every span on its words", () =>
    Effect.gen(function* () {
      const process = processFile(yield* readKnowledge)
      fc.assert(
        fc.property(encoded, (bytes) => {
          const result = process("any", bytes)
          expectNoFault(result)
          expectSpans(result)
          expect(result.documents.length + result.rejects.length).toBeGreaterThan(0)
        }),
        { numRuns: 1500 * fuzz },
      )
    }),
  )

  it.effect("of any bytes is a document or a reject", () =>
    Effect.gen(function* () {
      const process = processFile(yield* readKnowledge)
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
          const result = process("any", bytes)
          expectNoFault(result)
          expectSpans(result)
        }),
        { numRuns: 1000 * fuzz },
      )
    }),
  )

  it.effect("of the shipped corpus stays sound when it is cut off or a piece of it is doubled", () =>
    Effect.gen(function* () {
      const process = processFile(yield* readKnowledge)
      const texts = ["digests", "qilan"].flatMap((folder) =>
        readdirSync(`${shippedCorpus}/${folder}`).map((name) => readFileSync(`${shippedCorpus}/${folder}/${name}`)),
      )
      fc.assert(
        fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), (bytes, a, b) => {
          const [from, to] = [a % bytes.length, b % bytes.length].toSorted((x, y) => x - y)
          for (const mangled of [bytes.subarray(0, to), Buffer.concat([bytes, bytes.subarray(from, to)])]) {
            const result = process("any", mangled)
            expectNoFault(result)
            expectSpans(result)
          }
        }),
        { numRuns: 500 * fuzz },
      )
    }),
  )
})
