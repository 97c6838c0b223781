import { Schema } from "effect"
import { stringify } from "yaml"
import { toRaw } from "../../pipeline/core/reading.ts"
import { toCodePoint } from "../../pipeline/core/text.ts"
import type { NormalizedDocument, Paragraph } from "../../pipeline/normalize/normalize.ts"
import type { Gold } from "./gold.ts"
import { PartName, QuotationType, type Span } from "./gold.ts"

const Strings = Schema.Array(Schema.String)

/**
 * A draft as an annotator writes it while reading, in words instead of offsets. Drafts hold text of the
 * documents and stay outside the project; `draftToGold` turns them into spans.
 */
export const Draft = Schema.Struct({
  corpus: Schema.Literals(["shipped", "real", "real-more"]),
  path: Schema.String,
  part: Schema.optionalKey(Schema.Int),
  language: Schema.Literals(["en", "zh", "both"]),
  /** Forms by entity; each occurrence is a mention, but for those inside a longer annotated form. */
  mentions: Schema.Record(Schema.String, Strings),
  /** Forms that are mentions also inside a longer form, such as the place in the name of a committee. */
  nested: Schema.optionalKey(Strings),
  /** Strings in which an occurrence is no mention. */
  except: Schema.optionalKey(Strings),
  /** Office, and the forms of the person or persons named with it. */
  offices: Schema.optionalKey(Schema.Array(Schema.Tuple([Schema.String, Strings]))),
  /** Type, speaker, words for the speaker, cue, first and last words of the content. */
  quotations: Schema.optionalKey(
    Schema.Array(
      Schema.Tuple([
        QuotationType,
        Schema.NullOr(Schema.String),
        Schema.String,
        Schema.String,
        Schema.String,
        Schema.String,
      ]),
    ),
  ),
  events: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({
        name: Schema.String,
        from: Schema.optionalKey(Schema.String),
        to: Schema.optionalKey(Schema.String),
      }),
    ),
  ),
  attendance: Schema.optionalKey(
    Schema.Array(Schema.TupleWithRest(Schema.Tuple([Schema.String, PartName]), [Schema.String])),
  ),
})
export type Draft = typeof Draft.Type

interface Place {
  readonly paragraph: Paragraph
  readonly start: number
  readonly end: number
}

const latin = /[\p{Script=Latin}\p{N}]/u

const occurrences = (paragraphs: ReadonlyArray<Paragraph>, form: string): ReadonlyArray<Place> =>
  paragraphs.flatMap((paragraph) => {
    const { text } = paragraph.reading
    const places: Array<Place> = []
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
      const end = start + form.length
      const isPart = (a: string, b: string) => latin.test(a) && latin.test(b)
      if (isPart(text.charAt(start - 1), form.charAt(0)) || isPart(form.at(-1) ?? "", text.charAt(end))) continue
      places.push({ paragraph, start, end })
    }
    return places
  })

const inside = (a: Place, b: Place): boolean =>
  a.paragraph === b.paragraph && b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start

const fail = (draft: Draft, message: string): never => {
  throw new Error(`${draft.path}: ${message}`)
}

/** Turns a draft into gold; throws where its words are not in the document. */
export const draftToGold = (draft: Draft, document: NormalizedDocument): Gold => {
  const paragraphs = document.paragraphs.filter(({ role }) => role !== "boilerplate")
  const spanOf = ({ paragraph, start, end }: Place): Span => {
    const raw = toRaw(paragraph.reading, start, end)
    return [toCodePoint(document.file.text, raw.start), toCodePoint(document.file.text, raw.end)]
  }
  const need = (form: string): ReadonlyArray<Place> => {
    const places = occurrences(paragraphs, form)
    return places.length > 0 ? places : fail(draft, `no ${JSON.stringify(form)}`)
  }
  const excepted = (draft.except ?? []).flatMap(need)
  const all = Object.entries(draft.mentions).flatMap(([entity, forms]) =>
    forms.flatMap((form) => need(form).map((place) => ({ ...place, entity, form }))),
  )
  const mentions = all.filter((one) => {
    if (excepted.some((other) => inside(one, other))) return false
    return draft.nested?.includes(one.form) === true || !all.some((other) => inside(one, other))
  })
  const officeAt = new Map<(typeof mentions)[number], Place>()
  for (const [office, forms] of draft.offices ?? []) {
    let linked = 0
    for (const place of need(office)) {
      for (const form of forms) {
        const candidates = mentions.filter(
          (one) => one.form === form && one.paragraph === place.paragraph && !officeAt.has(one),
        )
        const reach = forms.length > 1 ? 400 : 6
        const near = candidates
          .map((one) => ({ one, distance: one.start >= place.end ? one.start - place.end : place.start - one.end }))
          .filter(({ distance }) => distance >= 0 && distance <= reach)
          .toSorted((a, b) => a.distance - b.distance)[0]
        if (near === undefined) continue
        officeAt.set(near.one, place)
        linked++
      }
    }
    if (linked === 0) fail(draft, `no person beside ${JSON.stringify(office)}`)
  }
  let cursor = { paragraph: 0, at: 0 }
  const nextOf = (words: string): Place => {
    for (let index = cursor.paragraph; index < paragraphs.length; index++) {
      const paragraph = paragraphs[index]
      const start = paragraph?.reading.text.indexOf(words, index === cursor.paragraph ? cursor.at : 0) ?? -1
      if (paragraph !== undefined && start >= 0) return { paragraph, start, end: start + words.length }
    }
    return fail(draft, `no ${JSON.stringify(words)} after the quotation before`)
  }
  const nearest = (words: string, to: Place): Place | undefined =>
    words === ""
      ? undefined
      : occurrences([to.paragraph], words).toSorted(
          (a, b) => Math.abs(a.end - to.start) - Math.abs(b.end - to.start),
        )[0]
  const quotations = (draft.quotations ?? []).map(([type, speaker, by, cue, first, last]) => {
    const from = nextOf(first)
    const tail = from.paragraph.reading.text.indexOf(last, from.start)
    if (tail < 0) return fail(draft, `no ${JSON.stringify(last)} after ${JSON.stringify(first)}`)
    const content = { ...from, end: tail + last.length }
    cursor = { paragraph: paragraphs.indexOf(from.paragraph), at: content.end }
    const cuePlace = nearest(cue, content)
    const byPlace = nearest(by, cuePlace ?? content)
    if ((cue !== "" && cuePlace === undefined) || (by !== "" && byPlace === undefined))
      return fail(draft, `no ${by} ${cue} beside ${first}`)
    return {
      content: spanOf(content),
      type,
      ...(speaker === null ? {} : { speaker }),
      ...(byPlace === undefined ? {} : { by: spanOf(byPlace) }),
      ...(cuePlace === undefined ? {} : { cue: spanOf(cuePlace) }),
    }
  })
  return {
    document: document.row.document_id,
    path: draft.path,
    corpus: draft.corpus,
    language: draft.language,
    mentions: mentions
      .map((one) => {
        const office = officeAt.get(one)
        return { at: spanOf(one), entity: one.entity, ...(office === undefined ? {} : { office: spanOf(office) }) }
      })
      .toSorted((a, b) => a.at[0] - b.at[0] || b.at[1] - a.at[1]),
    quotations,
    events: (draft.events ?? []).map(({ name, ...days }) => {
      const [place] = occurrences(paragraphs, name)
      return { name: place === undefined ? name : spanOf(place), ...days }
    }),
    attendance: (draft.attendance ?? []).map(([person, part, office]) => {
      const [place] = office === undefined ? [] : need(office)
      return { person, part, ...(place === undefined ? {} : { office: spanOf(place) }) }
    }),
  }
}

const flow = (value: unknown): string => stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trim()

/** A gold file: one annotation a line. */
export const renderGold = (gold: Gold): string =>
  Object.entries(gold)
    .map(([key, value]) =>
      Array.isArray(value)
        ? value.length === 0
          ? `${key}: []`
          : `${key}:\n${value.map((one) => `  - ${flow(one)}`).join("\n")}`
        : `${key}: ${JSON.stringify(value)}`,
    )
    .join("\n")
    .concat("\n")
