import type { Paragraph } from "../../normalize/normalize.ts"
import type { Entity, Range } from "../model.ts"
import type { Persons } from "../persons/known-persons.ts"
import type { Label } from "../turns.ts"
import { intervieweeOf, isAnswer, isQuestion, isStandingLabel, labelOf, turnLabel } from "../turns.ts"
import type { Context, Quotation, Speaker } from "./model.ts"
import { trimmed } from "./model.ts"

/** What somebody says in a turn of his own, without a cue. */
const turnOf = (
  paragraph: Paragraph,
  content: Range,
  speaker: Speaker,
  rule: "transcript-turn" | "transcript-continued",
): Quotation => ({ paragraph, type: "direct", content, speaker, cue: undefined, verb: undefined, rule })

/** What stands under somebody's name and office in a report: 商务部新闻发言人何亚东：…. */
export const labelled = (paragraph: Paragraph, { at }: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  if (paragraph.language !== "zh" || paragraph.role !== "body") return []
  const person = at(paragraph).find(
    ({ entity, office, start, end }) =>
      entity.type === "person" &&
      office !== null &&
      text.slice(0, start).trimEnd().length === office.length &&
      /^\s?[：:]/u.test(text.slice(end)),
  )
  const content = person === undefined ? undefined : trimmed(text, person.end + 1, text.length)
  if (person === undefined || content === undefined || !/[。！？”]\s*$/u.test(text)) return []
  const { start, end, entity } = person
  return [turnOf(paragraph, content, { range: { start, end }, entity }, "transcript-turn")]
}

/** A label that may be an office alone: "Minister for Ports: …". */
const officeAlone = /^([\p{L} '’-]{3,80}?)\s?:\s+(?=\S)/u

/** The label that is the office of somebody whom an earlier one has named. */
const heldLabel = (text: string, holders: ReadonlyMap<string, Entity>) => {
  const [whole = "", name = ""] = officeAlone.exec(text) ?? []
  const holder = holders.get(name.toLowerCase())
  return holder === undefined ? undefined : { name, end: whole.length, holder }
}

export const turns = (paragraphs: ReadonlyArray<Paragraph>, persons: Persons): ReadonlyArray<Quotation> => {
  const quotations: Array<Quotation> = []
  // Who has the word; null where nobody that answers has.
  let current: Pick<Speaker, "entity"> | null = null
  const interviewee = intervieweeOf(paragraphs, persons)
  /** By their offices in small letters, those whose labels have named them: "Ann Roe, Foreign Minister: …". */
  const holders = new Map<string, Entity>()
  for (const paragraph of paragraphs) {
    if (paragraph.role === "boilerplate") current = null
    if (paragraph.role !== "body") continue
    const { text } = paragraph.reading
    const held = heldLabel(text, holders)
    const named: Label | undefined = held ?? labelOf(text)
    const speaker = held?.holder ?? (isAnswer(named?.name ?? "") ? interviewee : persons.byAddress(named?.name ?? ""))
    if (named?.office !== undefined && speaker !== undefined) holders.set(named.office.toLowerCase(), speaker)
    const turn = turnLabel.exec(text)
    // A turn under another name is a question.
    if (isQuestion(text) || (named !== undefined && speaker === undefined && turn === null && !isAnswer(named.name))) {
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
        quotations.push(
          turnOf(paragraph, { start: content.start, end: text.length }, { range, ...current }, "transcript-turn"),
        )
    } else if (current !== null && /[\p{L}\p{N}]/u.test(text)) {
      const whole = { start: 0, end: text.length }
      const speaker = { range: { start: 0, end: 0 }, ...current }
      quotations.push(turnOf(paragraph, whole, speaker, "transcript-continued"))
    }
  }
  return quotations
}
