import { regExp } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Range } from "../model.ts"
import { alternation } from "../model.ts"
import type { FoundCue } from "./cues.ts"
import type { Context, Quotation, Speaker } from "./model.ts"
import { reported, trimmed } from "./model.ts"

/** That somebody met or spoke with somebody, of whose purpose an infinitive tells. */
const met =
  /\b(?:met|spoke|talked|called)\b(?=[^.;:“”"]{0,400}?\sto\s)|\bheld\san?\s(?:[\p{L}-]+\s){0,3}(?:call|meeting|conversation)\b/u

const patterns = perLexicon(({ cues, narration }) => {
  const verbs = [...cues.byForm.values()].filter(({ purpose }) => purpose === true)
  const lemmas = alternation([...new Set(verbs.map(({ lemma }) => lemma))])
  const others = narration.en.purposes.join("|")
  return {
    verbs: new Map(verbs.map((verb) => [verb.lemma, verb])),
    /** The first infinitive that reports, perhaps after others: "to congratulate him and |reaffirm". */
    first: regExp(
      `\\sto\\s(?:(?:${others})\\s[^.;:“”"]{2,200}?\\s(?:and|to)\\s(?:to\\s)?(?:also\\s)?)?(${lemmas})(?=\\s)`,
      "u",
    ),
    /** A further one that reports (group 1), or tells what else they met for. */
    next: regExp(`,?\\s(?:and|as\\swell\\sas)\\s(?:to\\s)?(?:also\\s)?(?:(${lemmas})|${others})(?=\\s)`, "u"),
  }
})

/**
 * What somebody met or spoke for, where that is a statement: "President A spoke today with B to reaffirm the
 * partnership and underscore the need for peace".
 */
export const purposed = (
  paragraph: Paragraph,
  sentence: Range,
  context: Context,
  subject: () => Speaker | undefined,
  contentAfter: (cue: FoundCue) => number | undefined,
): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const words = text.slice(sentence.start, sentence.end)
  const main = met.exec(words)
  if (main === null) return []
  const { verbs, first, next } = patterns(context.lexicon)
  const after = main.index + main[0].length
  const purpose = first.exec(words.slice(after))
  const lemma = purpose?.[1]
  const speaker = lemma === undefined ? undefined : subject()
  if (
    purpose === null ||
    lemma === undefined ||
    speaker === undefined ||
    speaker.range.end > sentence.start + main.index
  )
    return []
  const found: Array<Quotation> = []
  for (
    let form: string | undefined = lemma, end = sentence.start + after + purpose.index + purpose[0].length;
    form !== undefined;
  ) {
    const verb = verbs.get(form)
    const cue = { start: end - form.length, end }
    const further = next.exec(text.slice(end, sentence.end))
    const until = further === null ? sentence.end : end + further.index
    const start = verb === undefined ? undefined : contentAfter({ ...cue, form, verb })
    const content = start === undefined || start >= until ? undefined : trimmed(text, start, until)
    if (verb !== undefined && content !== undefined)
      found.push(reported({ paragraph, content, speaker, cue, verb, rule: "en-cue" }))
    form = further?.[1]
    end = until + (further?.[0].length ?? 0)
  }
  return found
}
