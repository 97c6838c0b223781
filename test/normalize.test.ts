import { expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { describe, it } from "vitest"
import { languageOf } from "../pipeline/core/language.ts"
import { sentencesOf } from "../pipeline/extract/sentences.ts"
import { splitAuthors } from "../pipeline/normalize/authors.ts"
import { datelineFinder } from "../pipeline/normalize/dateline.ts"
import { findDate, findDays } from "../pipeline/normalize/dates.ts"
import { indexSources } from "../pipeline/normalize/source.ts"
import { Vocabulary } from "../pipeline/vocabulary/vocabulary.ts"
import { cases, TestLayer } from "./support.ts"

const text = Schema.String
const maybe = Schema.optionalKey(Schema.String)
const flag = Schema.optionalKey(Schema.Boolean)

describe("dates", () => {
  const DateCase = Schema.Struct({ text, from: maybe, to: maybe, precision: maybe, impossible: flag, none: flag })
  it.each(cases("dates", DateCase))("$text", ({ text: words, from, to, precision, impossible, none }) => {
    const found = findDate(words)
    if (none) expect(found).toBeUndefined()
    else if (impossible) expect(found).toHaveProperty("impossible")
    else expect(found).toMatchObject({ from, to: to ?? from, precision })
  })
  const DaysCase = Schema.Struct({ text, published: text, from: maybe, to: maybe, none: flag })
  it.each(cases("days", DaysCase))("$text, published $published", ({ text: words, published, from, to, none }) => {
    expect(findDays(words, published)).toEqual(none ? undefined : { from, to: to ?? from })
  })
})

describe("authors", () => {
  const AuthorsCase = Schema.Struct({ byline: text, authors: Schema.Array(text) })
  it.each(cases("authors", AuthorsCase))("$byline", ({ byline, authors }) => {
    expect(splitAuthors(byline)).toEqual(authors)
  })
})

describe("languages", () => {
  it.each(cases("languages", Schema.Struct({ text, language: text })))("$text", ({ text: words, language }) => {
    expect(languageOf(words)).toBe(language)
  })
})

describe("sentences", () => {
  const SentencesCase = Schema.Struct({ language: Schema.Literals(["en", "zh"]), text, sentences: Schema.Array(text) })
  it.each(cases("sentences", SentencesCase))("$text", ({ language, text: words, sentences }) => {
    expect(sentencesOf(words, language).map(({ start, end }) => words.slice(start, end))).toEqual(sentences)
  })
})

layer(TestLayer)("vocabulary", (test) => {
  const SourceCase = Schema.Struct({ name: text, source: Schema.NullOr(text) })
  for (const { name, source } of cases("sources", SourceCase)) {
    test.effect(`source ${name}`, () =>
      Effect.gen(function* () {
        const { sources } = yield* Vocabulary
        expect(indexSources(sources).byName(name)?.source_id ?? null).toBe(source)
      }),
    )
  }
  const DatelineCase = Schema.Struct({ text, agency: maybe, place: maybe, date: maybe, authors: maybe, rest: maybe })
  for (const { text: words, rest, ...expected } of cases("datelines", DatelineCase)) {
    test.effect(`dateline ${words}`, () =>
      Effect.gen(function* () {
        const vocabularies = yield* Vocabulary
        const found = datelineFinder(vocabularies, indexSources(vocabularies.sources))(words)
        expect(found && words.slice(found.end)).toBe(rest)
        for (const part of ["agency", "place", "date", "authors"] as const) {
          expect(found?.[part]?.value).toBe(expected[part])
          const at = found?.[part]
          if (at !== undefined) expect(words.slice(at.start, at.end)).toBe(at.value)
        }
      }),
    )
  }
})
