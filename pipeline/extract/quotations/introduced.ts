import { matchesOf } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Entity, Range } from "../model.ts"
import { cuesIn } from "./cues.ts"
import type { Context, Quotation } from "./model.ts"
import { isSpeech } from "./model.ts"
import { chineseSpeaker, englishSpeaker } from "./speakers.ts"

/** After the cue with which a paragraph ends: "told reporters on Friday that:". */
const toColonEn = /^(?:\s[^.;:“”"]{1,120})?(?::|\sthat)\s*$/u
const toColonZh = /^[：:]\s*$/u

/** A paragraph that is words in quotation marks and nothing else. */
const allQuoted = /^\s*([“"「]([^“”"「」]+)[”"」])\s*$/u

/** Who says what the next paragraph has in quotation marks: "A told reporters that:", at the end of a paragraph. */
export const introducer = (paragraph: Paragraph, sentence: Range | undefined, context: Context): Entity | undefined => {
  const { text } = paragraph.reading
  if (sentence === undefined || !/(?:[:：]|\sthat)\s*$/u.test(text)) return undefined
  const isChinese = paragraph.language === "zh"
  const cues = isChinese
    ? matchesOf(text.slice(sentence.start, sentence.end), context.lexicon.cues.zh).map(({ 0: form, index }) => ({
        form,
        start: sentence.start + index,
        end: sentence.start + index + form.length,
      }))
    : cuesIn(paragraph, sentence, context)
  const cue = cues.at(-1)
  if (cue === undefined || context.lexicon.cues.byForm.get(cue.form)?.clause !== true) return undefined
  if (!(isChinese ? toColonZh : toColonEn).test(text.slice(cue.end))) return undefined
  return (isChinese ? chineseSpeaker : englishSpeaker)(text, sentence, cue, paragraph, context)?.entity
}

/** The paragraph in quotation marks after one that says whose they are. */
export const introduced = (paragraph: Paragraph, speaker: Entity | undefined): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const [, words = "", said = ""] = allQuoted.exec(text) ?? []
  if (speaker === undefined || !isSpeech(said)) return []
  const start = text.indexOf(words)
  return [
    {
      paragraph,
      type: "direct",
      content: { start, end: start + words.length },
      speaker: { range: { start: 0, end: 0 }, entity: speaker },
      cue: undefined,
      verb: undefined,
      rule: "quote-introduced",
    },
  ]
}
