import { regExp } from "../core/pattern.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Entity } from "./model.ts"
import type { Persons } from "./persons/known-persons.ts"

/** A mark that every label has. */
const labelMark = /[:：】]/u

/** A turn of a transcript: the speaker's name in capitals, a colon, what was said. */
export const turnLabel =
  /^((?:(?:THE )?(?:MR|MS|MRS|DR|SECRETARY|PRESS SECRETARY|AMBASSADOR|PRESIDENT|VICE PRESIDENT|FIRST LADY|MODERATOR|PRIME MINISTER|VICE PREMIER|PREMIER|CHAIRMAN|CHANCELLOR|VICE FOREIGN MINISTER|FOREIGN MINISTER|MINISTER|GENERAL|GOVERNOR|SENATOR|SENIOR ADMINISTRATION OFFICIAL)\.?\s?)(?:[\p{Lu}'’-]+(?:\s[\p{Lu}'’-]+)*\s?)?):\s+/u

/** The same with a name as it is otherwise written: "Lin Jian: …", "Reuters: …", 毛宁：…. */
const nameLabel =
  /^(?:(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,5}|(?:《[\p{Script=Han}]{2,10}》)?[\p{Script=Han}·]{2,12}|[\p{Script=Han}、]{2,40}\s?[\p{Script=Han}·]{2,12}|[问答QA])\s?[:：]|【([\p{Script=Han}·\s]{2,20})】)\s*(?=\S[\s\S]+[.?!。？！”"…]\s*$)/u

/**
 * A label in a paragraph of its own, of a person with his office or body before the name, 国家统计局新闻发言人 付凌晖：, or
 * with the time after it, "Ann Roe (00:04):".
 */
const standingLabel =
  /^(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,5}|[\p{Script=Han}、（）《》\s·]{2,60}?)\s?(?:\(\d{1,2}(?::\d{2}){1,2}\)\s?)?[:：]\s*(?:\(\d{1,2}(?::\d{2}){1,2}\)\s*)?$/u

/** A label with the office after the name, in capitals or not: "Ann Roe, Foreign Minister: …". */
const officeLabel =
  /^(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,4}),\s(\p{Lu}[\p{L}'’-]*(?:\s(?:of|for|and|the|to|\p{Lu}[\p{L}'’-]*)){0,8})\s?:\s+(?=\S)/u

/** The name of such a label in capitals: "ANN ROE, FOREIGN MINISTER: …". */
export const nameInCapitals = (text: string): string | undefined => {
  const name = text.includes(":") ? officeLabel.exec(text)?.[1] : undefined
  return name === name?.toUpperCase() ? name : undefined
}

export interface Label {
  readonly name: string
  /** The office named with it, by which later labels may call the same person. */
  readonly office?: string
  readonly end: number
}

/** Under whose name a paragraph stands, or what is said under it in the next ones; and where what is said begins. */
export const labelOf = (text: string): Label | undefined => {
  if (!labelMark.test(text)) return undefined
  const [whole = "", holder, office] = officeLabel.exec(text) ?? []
  if (holder !== undefined && office !== undefined) return { name: holder, office, end: whole.length }
  const match = nameLabel.exec(text) ?? standingLabel.exec(text)
  const name = match?.[1] ?? match?.[2]
  return match === null || name === undefined ? undefined : { name: name.trim(), end: match[0].length }
}

/** Does a label stand in a paragraph of its own? */
export const isStandingLabel = (text: string): boolean => standingLabel.test(text)

/** Does a turn under this label answer: 答：…, "A: …"? */
export const isAnswer = (label: string): boolean => label === "答" || label === "A"

/** Whose answers a report gives, in Chinese. */
const answersPress = /答记者问|回答(?:了)?(?:\p{Script=Han}{0,6})?记者(?:的)?提问/u

/** Who answers in an interview: the only person whom the title, or a sentence that announces the answers, names. */
export const intervieweeOf = (paragraphs: ReadonlyArray<Paragraph>, persons: Persons): Entity | undefined => {
  const titles = paragraphs
    .filter(
      ({ role, language, reading }) =>
        role === "title" || (role === "body" && language === "zh" && answersPress.test(reading.text)),
    )
    .map(({ reading }) => reading.text)
  const named = [...persons.all()].flatMap(([form, entity]) =>
    form.length > 1 && titles.some((title) => title.includes(form)) ? [entity] : [],
  )
  return new Set(named.map(({ id }) => id)).size === 1 ? named[0] : undefined
}

/** Under what a reporter who asks stands. */
const asker = "(?:[Qq]uestion|QUESTION|[Rr]eporters?|REPORTERS?|[Jj]ournalist|JOURNALIST)"
/** Does a turn under this label ask: 记者：…, "Q: …"? */
const asks = regExp(`^(?:[\\p{Script=Han}·]{0,12}记者|问|[Qq]|${asker})$`, "u")
/** A reporter's turn, perhaps without a colon: "Q  …", "QUESTION: …". */
const question = regExp(`^(?:Q\\s{1,3}|${asker}\\s?:)`, "u")

/** Under whose name the questions of reporters are answered, twice or more: 路透社记者：… 何亚东：…. */
export const answerers = (texts: ReadonlyArray<string>): ReadonlyArray<string> => {
  const labels = texts.flatMap((text) => labelOf(text)?.name ?? [])
  const answers = labels.filter((label, index) => !asks.test(label) && index > 0 && asks.test(labels[index - 1] ?? ""))
  return [...new Set(answers)].filter((label) => answers.indexOf(label) < answers.lastIndexOf(label))
}

/** Does a paragraph begin with a reporter's question? */
export const isQuestion = (text: string): boolean => question.test(text)

/**
 * Three turns make a transcript, or a question and its answer; under names as they are otherwise written, one of which
 * is a known person's.
 */
export const isTranscript = (paragraphs: ReadonlyArray<Paragraph>, persons: Persons): boolean => {
  const bodies = paragraphs.filter(({ role }) => role === "body").map(({ reading }) => reading.text)
  const marked = bodies.filter((text) => labelMark.test(text))
  const labels = marked
    .filter((text) => nameLabel.test(text) || officeLabel.test(text))
    .flatMap((text) => labelOf(text)?.name ?? [])
  // One question, and the answer of the only one whom the title names.
  const interviewee = intervieweeOf(paragraphs, persons)
  const hasAnswers = labels.some(isAnswer)
  const isAnswered =
    interviewee !== undefined && (hasAnswers || labels.some((label) => persons.byAddress(label)?.id === interviewee.id))
  // A spokesperson without a name answers: 商务部新闻发言人就…答记者问.
  const isInterview =
    hasAnswers && paragraphs.some(({ role, reading }) => role === "title" && answersPress.test(reading.text))
  const standing = marked.filter(isStandingLabel).map((text) => labelOf(text)?.name ?? "")
  return (
    (standing.length >= 2 && standing.some((label) => persons.byAddress(label) !== undefined)) ||
    marked.filter((text) => turnLabel.test(text)).length >= 3 ||
    (labels.length >= (isAnswered || hasAnswers ? 2 : 3) &&
      // Answers may run over several paragraphs.
      (labels.length * (labels.some((label) => asks.test(label)) ? 5 : 2) >= bodies.length || isInterview) &&
      (isAnswered || isInterview || labels.some((label) => persons.byAddress(label) !== undefined)))
  )
}
