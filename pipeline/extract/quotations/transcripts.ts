import type { Paragraph } from "../../normalize/normalize.ts"
import type { Persons } from "../persons/known-persons.ts"
import { intervieweeOf, isAnswer, isStandingLabel, labelOf, turnLabel } from "../turns.ts"
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
    const named = labelOf(text)
    const speaker = isAnswer(named?.name ?? "") ? interviewee : persons.byAddress(named?.name ?? "")
    const turn = turnLabel.exec(text)
    // A turn under another name is a question.
    if (named !== undefined && speaker === undefined && turn === null && !isAnswer(named.name)) {
      current = null
      continue
    }
    if (named !== undefined && isStandingLabel(text)) {
      current = { entity: speaker }
      continue
    }
    const label = turn?.[1] === undefined ? named : { name: turn[1], end: turn[0].length }
    if (label !== undefined) {
      current = { entity: speaker ?? persons.ofLabel(label.name) }
      const content = trimmed(text, label.end, text.length)
      const start = text.indexOf(label.name)
      const range = { start, end: start + label.name.length }
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
