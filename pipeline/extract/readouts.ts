import { regExp } from "../core/pattern.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Part } from "./attendance.ts"
import { isElsewhere, isRepresented, subjectLead } from "./attendance.ts"
import type { Lexicon } from "./lexicon/lexicon.ts"
import { perLexicon } from "./lexicon/lexicon.ts"
import type { Mention } from "./model.ts"
import { byParagraph, isOfSomething } from "./model.ts"
import type { Quotation } from "./quotations/model.ts"
import { sentenceAt, sentencesIn } from "./sentences.ts"

/** Cues that tell what was said then, not what somebody says or is saying. */
const pastCue = /^(?:\p{L}+ed|said|told|spoke|made clear|put|gave)(?![\p{L}])/u

/** What shows that a statement is quoted from somewhere else. */
const quotedFrom =
  /^As\s|\b(?:previously|earlier|recently|last\s(?:week|month|year|fall|spring|summer|winter)|has|have|had|letter|interview|speech|tweet(?:ed)?|wrote|testified|in\s(?:19|20)\d{2})\b/u

const address = /\b(?:Dr|Mr|Ms|Mrs|Rev)\.\s$/u

/** The parts that the persons of each paragraph of the report itself have. */
const inBody = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  find: (paragraph: Paragraph, persons: ReadonlyArray<Mention>) => ReadonlyArray<Part>,
): ReadonlyArray<Part> => {
  const at = byParagraph(mentions)
  return paragraphs
    .filter(({ role, language }) => role === "body" && language === "en")
    .flatMap((paragraph) =>
      find(
        paragraph,
        at(paragraph).filter(({ entity }) => entity.type === "person"),
      ),
    )
}

/** Is a person introduced: by an office, a form of address or the full name? */
const isIntroduced = ({ paragraph, office, start, end }: Mention): boolean => {
  const { text } = paragraph.reading
  const isAddressed = address.test(text.slice(Math.max(0, start - 5), start))
  return office !== null || isAddressed || text.slice(start, end).includes(" ")
}

/** What dates a deed to another day. */
const otherTime =
  /\b(?:previously|earlier\s(?:this|that)|recently|last\s(?:week|month|year|fall|spring|summer|winter|night)|interview|letter|speech|testified|in\s(?:19|20)\d{2})\b/u

const acts = perLexicon(({ attendance }) => regExp(attendance.acts, "u"))

/** What a clause opens with before its subject. */
const opensClause = /(?:^|[;.]\s|,\s(?:and|while)\s)(?:[Tt]he\s)?$/u

/** A readout tells what was done at the meeting: who is named with an office as the subject of it took part. */
export const findActing = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Part> => {
  return inBody(paragraphs, mentions, (paragraph, persons) => {
    const { text } = paragraph.reading
    return persons.flatMap((mention): ReadonlyArray<Part> => {
      const { office, start, end } = mention
      if (!isIntroduced(mention) || !acts(lexicon).test(text.slice(end, end + 40))) return []
      const sentence = sentenceAt(paragraph, start)
      if (sentence === undefined) return []
      const lead = subjectLead(text.slice(sentence.start, start).replace(address, ""), office)
      const isElse =
        otherTime.test(text.slice(sentence.start, sentence.end)) || isElsewhere(paragraph, sentence, lexicon)
      return isElse || !opensClause.test(lead) ? [] : [{ mention, part: "attended", rule: "attendance-speaker" }]
    })
  })
}

/**
 * A readout tells what was said at the meeting: who is named with an office as the speaker of a statement took part.
 */
export const findSpeaking = (
  quotations: ReadonlyArray<Quotation>,
  mentions: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Part> => {
  const at = byParagraph(mentions)
  return quotations.flatMap(({ paragraph, speaker, cue, verb, content }): ReadonlyArray<Part> => {
    if (speaker?.entity?.type !== "person" || cue === undefined || paragraph.role !== "body") return []
    // Who writes of it need not have been there.
    if (verb?.lemma === "post" || verb?.lemma === "write") return []
    if (paragraph.language !== "en" || cue.start < speaker.range.end || content.start < cue.end) return []
    const { text } = paragraph.reading
    const sentence = sentenceAt(paragraph, cue.start)
    if (sentence === undefined || !pastCue.test(text.slice(cue.start, cue.end))) return []
    const lead = text.slice(sentence.start, cue.start)
    if (quotedFrom.test(lead) || isElsewhere(paragraph, sentence, lexicon)) return []
    // Who briefs the press need not have been there.
    if (/^told\s(?:the\s)?(?:reporters|journalists|media|press)\b/u.test(text.slice(cue.start, cue.start + 24)))
      return []
    const { start, end } = speaker.range
    const mention = at(paragraph).find(
      (one) => one.entity.type === "person" && one.start <= start && one.end >= end && isIntroduced(one),
    )
    return mention === undefined ? [] : [{ mention, part: "attended", rule: "attendance-speaker" }]
  })
}

/** What stands between two persons of a list, their offices aside. */
const between =
  /^(?:\s\([\p{L}-]{1,12}\))?(?:[,;]|[,;]?\s(?:and|as\swell\sas|along\swith|together\swith))(?:\s(?:the|U\.S\.|Dr\.|Mr\.|Ms\.|Mrs\.|[\p{Lu}][\p{L}.]*))*\s?$/u

/** A gap between two persons without the office of the one before and that of the one after. */
const gapOf = (text: string, one: Mention, next: Mention): string => {
  const gap = text.slice(one.end, next.start)
  const before = next.office === null ? -1 : gap.lastIndexOf(next.office)
  const open = before < 0 ? gap : gap.slice(0, before)
  const after = one.office === null ? -1 : open.indexOf(one.office)
  return after < 0 ? open : open.slice(after + (one.office ?? "").length)
}

/** What a list of persons in a readout may be besides those who were there, by the words before it. */
const otherList =
  /\b(?:nominees?|nominat\p{L}+|appoint\p{L}+|winners|recipients|honorees|victims|absent|unable|memory|detain\p{L}+|imprison\p{L}+|release|sanction\p{L}+|hostages|letters?\s(?:to|from)|late|former\sPresidents|will|plans?\sto|between|families\sof|legacy)\b/iu

/** Three persons or more in a row, most with an office, are in a readout those who were there. */
export const findEnumerated = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Part> => {
  return inBody(paragraphs, mentions, (paragraph, named) => {
    const { text } = paragraph.reading
    const persons = named.filter((one) => !isOfSomething(one))
    if (persons.length < 3) return []
    return sentencesIn(paragraph).flatMap((sentence): ReadonlyArray<Part> => {
      const inside = persons.filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
      const runs: Array<Array<Mention>> = []
      for (const one of inside) {
        const last = runs.at(-1)
        const before = last?.at(-1)
        if (last !== undefined && before !== undefined && between.test(gapOf(text, before, one))) last.push(one)
        else runs.push([one])
      }
      return runs.flatMap((run) => {
        const [first] = run
        if (first === undefined || run.length < 3 || run.filter(({ office }) => office !== null).length < 2) return []
        if (isRepresented(text, first, inside)) return []
        if (otherList.test(text.slice(sentence.start, first.start)) || isElsewhere(paragraph, sentence, lexicon))
          return []
        return run.map((mention): Part => ({ mention, part: "attended", rule: "attendance-row" }))
      })
    })
  })
}
