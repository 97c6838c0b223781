import type { Paragraph } from "../../normalize/normalize.ts"
import type { Persons } from "../persons/known-persons.ts"
import { intervieweeOf, isAnswer, nameLabel, turnLabel } from "../turns.ts"
import type { Quotation, Speaker } from "./model.ts"
import { trimmed } from "./model.ts"

const question = /^Q\s{1,3}/u

export const turns = (paragraphs: ReadonlyArray<Paragraph>, persons: Persons): ReadonlyArray<Quotation> => {
  const quotations: Array<Quotation> = []
  // Who has the word; null where nobody that answers has.
  let current: Pick<Speaker, "entity"> | null = null
  const interviewee = intervieweeOf(paragraphs, persons)
  for (const paragraph of paragraphs) {
    if (paragraph.role === "boilerplate") current = null
    if (paragraph.role !== "body") continue
    const { text } = paragraph.reading
    const named = nameLabel.exec(text)
    const speaker = isAnswer(named?.[1] ?? "") ? interviewee : persons.byAddress(named?.[1] ?? "")
    // A turn under another name is a question.
    if (named !== null && speaker === undefined && !turnLabel.test(text)) {
      current = null
      continue
    }
    const match = turnLabel.exec(text) ?? named
    if (match?.[1] !== undefined) {
      current = { entity: speaker ?? persons.ofLabel(match[1]) }
      const content = trimmed(text, match[0].length, text.length)
      const range = { start: 0, end: match[1].length }
      if (content !== undefined)
        quotations.push({
          paragraph,
          type: "direct",
          content: { start: content.start, end: text.length },
          speaker: { range, ...current },
          cue: undefined,
          verb: undefined,
          rule: "transcript-turn",
        })
    } else if (question.test(text)) current = null
    else if (current !== null && /[\p{L}\p{N}]/u.test(text)) {
      quotations.push({
        paragraph,
        type: "direct",
        content: { start: 0, end: text.length },
        speaker: { range: { start: 0, end: 0 }, ...current },
        cue: undefined,
        verb: undefined,
        rule: "transcript-continued",
      })
    }
  }
  return quotations
}
