import type { Paragraph } from "../../normalize/normalize.ts"
import type { Cue } from "../../vocabulary/vocabulary.ts"
import type { Range } from "../model.ts"
import { scanOf } from "../scan.ts"
import type { Context } from "./model.ts"

export interface FoundCue extends Range {
  readonly form: string
  readonly verb: Cue
}

/** The cues in a range of a paragraph in English. */
export const cuesIn = (paragraph: Paragraph, { start, end }: Range, { lexicon }: Context): ReadonlyArray<FoundCue> => {
  const { text } = paragraph.reading
  const found: Array<FoundCue> = []
  let from = start
  for (const at of scanOf(paragraph, lexicon).cues) {
    if (at < from) continue
    if (at >= end) break
    lexicon.cues.en.lastIndex = at
    const form = lexicon.cues.en.exec(text)?.[0]
    const verb = form === undefined ? undefined : lexicon.cues.byForm.get(form)
    if (form === undefined || verb === undefined || at + form.length > end) continue
    from = at + form.length
    found.push({ form, verb, start: at, end: from })
  }
  return found
}
