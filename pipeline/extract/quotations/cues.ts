import type { Paragraph } from "../../normalize/normalize.ts"
import type { Cue } from "../../vocabulary/vocabulary.ts"
import type { Range } from "../model.ts"
import { scanOf } from "../scan.ts"
import type { Context } from "./model.ts"

export interface FoundCue extends Range {
  readonly form: string
  readonly verb: Cue
}

/** By whom somebody is quoted, within the cue: "was quoted by Xinhua as saying". */
const quotedBy = /(?:was|were|is)\squoted\sby\s[^,.;“”]{2,60}?\sas\ssaying(?!\p{L})/uy

/** Several, right before the form in which only they speak: "The Ministers (also) |reaffirm". */
const bySeveral =
  /(?:\p{L}s|[Tt]hey|\sand\s(?:the\s)?(?:\p{Lu}[\p{L}.]+\s){0,4}\p{Lu}[\p{L}.]+)\s(?:(?:also|further|again|both|jointly|strongly|hereby)\s)?$/u

/** The cues in a range of a paragraph in English. */
export const cuesIn = (paragraph: Paragraph, { start, end }: Range, { lexicon }: Context): ReadonlyArray<FoundCue> => {
  const { text } = paragraph.reading
  const found: Array<FoundCue> = []
  let from = start
  for (const at of scanOf(paragraph, lexicon).cues) {
    if (at < from) continue
    if (at >= end) break
    lexicon.cues.en.lastIndex = quotedBy.lastIndex = at
    const form = (lexicon.cues.en.exec(text) ?? quotedBy.exec(text))?.[0]
    const verb = form === undefined ? undefined : lexicon.cues.byForm.get(form.replace(/\sby\s.*(?=\sas\s)/u, ""))
    if (form === undefined || verb === undefined || at + form.length > end) continue
    if (verb.plural === true) {
      const before = text.slice(Math.max(start, at - 60), at)
      const isFurther = found.some((one) => one.verb.plural === true) && /\sand\s(?:also\s)?$/u.test(before)
      if (!isFurther && !bySeveral.test(before)) continue
    }
    from = at + form.length
    found.push({ form, verb, start: at, end: from })
  }
  return found
}
