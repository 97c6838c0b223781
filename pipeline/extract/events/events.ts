import type { NormalizedDocument, Paragraph } from "../../normalize/normalize.ts"
import { abbreviated } from "../abbreviations.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import type { Mention } from "../model.ts"
import { byParagraph, isFree, isReadable, isWithin, mentionedAgain, mentionOf, surfaceOf } from "../model.ts"
import { occurrencesOf } from "../words.ts"
import { attendedEvent } from "./attended.ts"
import { daysOf } from "./days.ts"
import { eventPatterns, heldEvents, merged, samePlace } from "./held.ts"
import type { FoundEvent, ReportedEvent } from "./model.ts"
import { eventEntity } from "./model.ts"
import { namedEvents } from "./named.ts"
import { heldInTitle, metEvent, metInPassing, metInTitle, titleEvent, tourInTitle } from "./titled.ts"

export interface DocumentEvents {
  /** Is the event that of a readout or a meeting, which the title names? */
  readonly fromTitle: boolean
  /** Who met in it, as far as the title says so. */
  readonly met: ReadonlyArray<Mention>
  readonly events: ReadonlyArray<ReportedEvent>
  readonly mentions: ReadonlyArray<Mention>
}

/** The events by the same long names where nothing but the name shows them: "stressed at the |conference on ports". */
const namedAgain = (paragraphs: ReadonlyArray<Paragraph>, events: ReadonlyArray<Mention>): ReadonlyArray<Mention> => {
  const isLong = (name: string) => (/\p{Script=Han}/u.test(name) ? name.length > 6 : name.split(" ").length > 3)
  const found = mentionedAgain(
    paragraphs,
    events.toSorted((a, b) => b.end - b.start - (a.end - a.start)),
    byParagraph(events),
    (event) => (isLong(surfaceOf(event)) ? surfaceOf(event) : undefined),
    (name, { reading }) => occurrencesOf(name, reading.text),
    ({ rule }) => rule,
  )
  // A shorter name may stand in a longer one.
  return found.filter((one, index) => {
    const longer = found.slice(0, index).filter(({ paragraph }) => paragraph === one.paragraph)
    return isFree(one, longer)
  })
}

/** Are two names one, but for a year or the body of a counted meeting that only one has: 2031|港口大会, 全国|港口协会第三次会议? */
const isSameName = (one: string, other: string): boolean => {
  const [longer, shorter] = one.length < other.length ? [other, one] : [one, other]
  if (!longer.endsWith(shorter)) return false
  const more = longer.slice(0, longer.length - shorter.length)
  return /^(?:\d{4}(?:年|\s)?)?$/u.test(more) || /\p{Script=Han}{2}第[一二三四五六七八九十百\d]+次会议$/u.test(shorter)
}

/** The events of a document, the one it is about first, and where it names them. */
export const findEvents = (
  document: NormalizedDocument,
  mentions: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): DocumentEvents => {
  const fromTitle = titleEvent(document)
  const patterns = eventPatterns(lexicon)
  const { published_on } = document.row
  const found = document.paragraphs
    .filter(
      (paragraph) =>
        isReadable(paragraph) &&
        (paragraph.role === "body" || paragraph.role === "title" || paragraph.role === "subtitle"),
    )
    .flatMap((paragraph) => heldEvents(paragraph, patterns, lexicon))
    // 张梅颖为年会|召开写了贺词: no event has a person in its name.
    .filter(
      (named) =>
        named.language === "en" ||
        !mentions.some(
          (one) => one.paragraph === named.paragraph && one.entity.type === "person" && isWithin(one, named),
        ),
    )
    .map((named): FoundEvent => {
      const { paragraph, sentence, start, end, language, name, type } = named
      const days = daysOf(paragraph.reading.text.slice(sentence.start, sentence.end), document)
      return {
        paragraph,
        start,
        end,
        entity: eventEntity(days, published_on, language, name),
        type,
        days,
        place: samePlace(mentions, named),
      }
    })
  const { events, mentions: named } = merged(found)
  const isUntold = events.length === 0
  const inSentence = fromTitle ?? (isUntold ? metEvent(document, mentions) : undefined)
  const inTitle =
    inSentence === undefined && isUntold
      ? (metInTitle(document, mentions) ?? tourInTitle(document, mentions))
      : undefined
  const told = inSentence ?? inTitle?.event
  const held = told ?? (isUntold ? heldInTitle(document, mentions, lexicon) : undefined)
  const passing = isUntold && held === undefined ? metInPassing(document, mentions) : undefined
  const names = namedEvents(document, lexicon, [...mentions, ...named])
  const attended =
    isUntold && held === undefined && passing === undefined
      ? attendedEvent(document, mentions, names, lexicon)
      : undefined
  const main = held ?? passing?.event ?? attended
  const reported = [...named, ...(attended === undefined ? [] : [attended])]
  const all = [
    ...named,
    ...names.map((mention) => {
      const same = reported.find((one) => isSameName(surfaceOf(one), surfaceOf(mention)))
      return same === undefined ? mention : mentionOf(mention.paragraph, mention, same.entity, "event-held", "event")
    }),
  ]
  const again = namedAgain(document.paragraphs.filter(isReadable), all)
  const at = byParagraph([...mentions, ...all, ...again])
  return {
    fromTitle: told !== undefined,
    met: (inTitle ?? passing)?.met ?? [],
    events: main === undefined ? events : [main],
    mentions: [...all, ...again, ...abbreviated(document.paragraphs.filter(isReadable), all, at)],
  }
}
