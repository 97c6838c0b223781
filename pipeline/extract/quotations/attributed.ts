import { regExp } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import { holderOf } from "../holders.ts"
import type { Mention, Range } from "../model.ts"
import type { Context, Quotation, Speaker } from "./model.ts"
import { groupIn, quotedFrom, reported, trimmed } from "./model.ts"
import { antecedent, holdsOffice } from "./speakers.ts"

/** Who somebody is, between commas: ", a military commentator, ", ", who heads the port, ". */
const apposed =
  "(?:who|(?:an?|the)(?:\\s[\\p{L}’'-]+){0,4}?\\s(?!(?:number|order|border|power|water|river|cent(?:er|re)|matter|winter|summer)\\b)[\\p{L}-]*(?:or|er|ist|ian|ant|president|correspondent|resident|expert|scholar|fellow|head|chief|general|analyst)(?=,|\\s(?:of|at|in|with|for|from|on)\\s))[^,.;“”\"]{0,90},\\s"

const accordingFirst = regExp(`^According to (.{2,80}?), (?:${apposed})?`, "u")

/** Who or what a report is attributed to at the end of a sentence: "…, according to A, a scholar." */
const accordingLast = /,?\saccording\sto\s(?:the\s)?([^,.;“”]{2,120}?)(?:,\s(?:an?|the)\s[^,.;“”]{2,80})?[.”"]*$/u

/** Such a source that is the meeting. */
const meetingOnly = /^(?:meeting|conference|session|symposium|forum|talks|plenum)$/u

/** Somebody's speech, of which an agency tells: "According to Reuters, |A added: “…”". */
const saysItself =
  /^(?:\p{Lu}[\p{L}.’'-]+\s){1,4}(?:said|added|noted|stressed|wrote|replied|told\s[^:“"]{2,40})[:,]\s[“"]/u

/** Texts that are quoted, at the end of how they are called. */
const document = /(?:statement|readout|release|letter|transcript|communiqu[eé]|text|document|report)$/u

/** A report by "according to" at `cue`, of a speaker. */
const byAccount = (
  paragraph: Paragraph,
  cue: number,
  speaker: Speaker,
  content: Range,
  { lexicon }: Context,
): Quotation =>
  reported({
    paragraph,
    content,
    speaker,
    cue: { start: cue, end: cue + "according to".length },
    verb: lexicon.cues.byForm.get("According to"),
    rule: "en-according-to",
  })

/**
 * A report by "according to" at `cue`. Of its source the person speaks ("Bonnie Glaser of the German Marshall Fund"),
 * or else the body that is the source as `isSource` says.
 */
const accordingTo = (
  paragraph: Paragraph,
  cue: number,
  source: Range,
  content: Range | undefined,
  isSource: (body: Mention) => boolean,
  context: Context,
): Quotation | undefined => {
  const inside = context.at(paragraph).filter((one) => one.start >= source.start && one.end <= source.end)
  const named =
    inside.find(({ entity }) => entity.type === "person") ??
    inside.find((one) => one.entity.type === "organization" && isSource(one))
  const words = paragraph.reading.text.slice(source.start, source.end)
  // "…, according to the spokesperson"
  const holder = inside.length === 0 ? holderOf(words.toLowerCase(), context.smallHolders) : undefined
  const speaker = named ?? (holder === undefined ? undefined : { ...source, entity: holder })
  if (content === undefined) return undefined
  // '"…," according to the statement' is quoted, whoever made it.
  const isDocument = /^["“]/u.test(paragraph.reading.text.slice(content.start)) && document.test(words)
  if (speaker === undefined && !isDocument) return undefined
  const { start, end } = speaker ?? source
  return byAccount(paragraph, cue, { range: { start, end }, entity: speaker?.entity }, content, context)
}

/** "According to X, …" */
export const attributedFirst = (paragraph: Paragraph, sentence: Range, context: Context): Quotation | undefined => {
  const { text } = paragraph.reading
  const match = accordingFirst.exec(text.slice(sentence.start, sentence.end))
  if (match === null || saysItself.test(text.slice(sentence.start + match[0].length, sentence.end))) return undefined
  const start = sentence.start + "According to ".length
  const source = { start, end: start + (match[1]?.length ?? 0) }
  const from = sentence.start + match[0].length
  // "According to him, …"
  if (/^(?:him|her)$/u.test(match[1] ?? "")) {
    const entity = antecedent(text, sentence, paragraph, context)
    const content = trimmed(text, from, sentence.end)
    return content === undefined || entity === undefined
      ? undefined
      : byAccount(paragraph, sentence.start, { range: source, entity }, content, context)
  }
  // "According to H.E. Sok Sophal, |Assistant to the Prime Minister, …"
  const [whole = "", office = ""] =
    /^(?:the\s|an?\s)?(\p{Lu}[^,.;“”"]{2,90}),\s/u.exec(text.slice(from, sentence.end)) ?? []
  const person = personOf(paragraph, source, context)
  const isOffice = person !== undefined && holdsOffice(office, context.lexicon)
  // "According to Lan Weiming, |secretary-general of the Harbor Council, …"
  const [small = 0] = ["", "the ", "a ", "an "].flatMap((article) => {
    const apposition = `${article}${person?.office}, `
    return text.startsWith(apposition, from) ? [apposition.length] : []
  })
  const content = trimmed(text, from + (isOffice ? whole.length : small), sentence.end)
  // "According to the Chinese Embassy in Nairobi, …"
  const isSource = ({ end }: Mention) => end === source.end || seated.test(text.slice(end, source.end))
  return accordingTo(paragraph, sentence.start, source, content, isSource, context)
}

/** Where a body is, after its name. */
const seated = /^\s(?:in|at)\s\p{Lu}[^,]{1,30}$/u

/** The person with whose name a source ends. */
const personOf = (paragraph: Paragraph, source: Range, { at }: Context): Mention | undefined =>
  at(paragraph).find(
    ({ entity, start, end }) => entity.type === "person" && start >= source.start && end === source.end,
  )

/** The same as a speaker. */
export const personEnding = (paragraph: Paragraph, source: Range, context: Context): Speaker | undefined => {
  const person = personOf(paragraph, source, context)
  return person === undefined ? undefined : { range: { start: person.start, end: person.end }, entity: person.entity }
}

/** "As X put it, …" */
const asPut =
  /^As\s(?<speaker>[^,“”"]{2,80}?)\s(?:has\s)?(?<cue>put\sit|said|noted|explained|observed|pointed\sout|stressed)(?:\s(?:in|at|on|to|during)\s[^,“”"]{2,60})?,\s/du

/** What a person is reported to have said, where that comes first: "As X put it, …". */
export const putFirst = (paragraph: Paragraph, sentence: Range, context: Context): Quotation | undefined => {
  const { text } = paragraph.reading
  const match = asPut.exec(text.slice(sentence.start, sentence.end))
  const verb = context.lexicon.cues.byForm.get(match?.groups?.["cue"] ?? "")
  if (match === null || verb === undefined) return undefined
  const source = groupIn(match, "speaker", sentence.start)
  const cue = groupIn(match, "cue", sentence.start)
  if (source === undefined || cue === undefined) return undefined
  const speaker = personEnding(paragraph, source, context)
  const content = trimmed(text, sentence.start + match[0].length, sentence.end)
  if (speaker === undefined || content === undefined) return undefined
  return reported({ paragraph, content, speaker, cue, verb, rule: "en-cue" })
}

/** "…, according to X." */
export const attributedLast = (paragraph: Paragraph, sentence: Range, context: Context): Quotation | undefined => {
  const { text } = paragraph.reading
  const match = accordingLast.exec(text.slice(sentence.start, sentence.end))
  if (match === null) return undefined
  const [whole, words = ""] = match
  const end = sentence.start + match.index
  const start = end + whole.lastIndexOf(words)
  const source = { start, end: start + words.length }
  // What is quoted may have begun some sentences before.
  const from = /[”"]$/u.test(text.slice(sentence.start, end)) ? quotedFrom(text, sentence.start) : sentence.start
  const content = trimmed(text, from, end)
  const cue = end + whole.indexOf("according")
  if (meetingOnly.test(words) && content !== undefined) {
    const the = text.startsWith("the ", start - "the ".length) ? "the ".length : 0
    const range = { start: start - the, end: source.end }
    return byAccount(paragraph, cue, { range, entity: context.collective(`the ${words}`) }, content, context)
  }
  return accordingTo(paragraph, cue, source, content, (body) => body.start === start, context)
}

const gathering = "the (?:meeting|conference|session|symposium|forum|talks|plenum)"

/** "It was stressed at the meeting that …", "During the meeting, it was stressed that …" */
const passiveCue = regExp(
  `^(?:(?:At|During) (?<speaker>${gathering}), it|(?:(?:Therefore|In addition|Moreover|Furthermore|Meanwhile|Finally), it|It))(?: was| is(?= [^.;]{4,40} at the)|[’']s(?= [^.;]{4,40} at the)) (?:also |further )?(?<cue>\\p{Ll}+(?:\\s(?:out|clear))?) (?:(?:at|during|by) (?<at>${gathering}) )?that `,
  "du",
)

/** What a collective is reported to have said in the passive voice; without its name the one that has spoken before. */
export const passive = (paragraph: Paragraph, sentence: Range, context: Context): Quotation | undefined => {
  const { text } = paragraph.reading
  const match = passiveCue.exec(text.slice(sentence.start, sentence.end))
  const verb = context.lexicon.cues.byForm.get(match?.groups?.["cue"] ?? "")
  if (match === null || verb === undefined) return undefined
  const content = trimmed(text, sentence.start + match[0].length, sentence.end)
  const cue = groupIn(match, "cue", sentence.start)
  const range = groupIn(match, "speaker", sentence.start) ?? groupIn(match, "at", sentence.start)
  const entity =
    range !== undefined
      ? context.collective(text.slice(range.start, range.end))
      : context.last?.type === "collective"
        ? context.last
        : undefined
  if (content === undefined || cue === undefined || entity === undefined) return undefined
  context.last = entity
  const speaker = { range: range ?? { start: 0, end: 0 }, entity }
  return reported({ paragraph, content, speaker, cue, verb, rule: "en-cue" })
}

/** By whom somebody is quoted, the other way about: "Xinhua quoted Premier A as saying", "quoted A, an analyst, saying". */
const quotedAs =
  /^(?<lead>.*?)\b(?<cue>(?:quoted|cited)\s(?<speaker>[^,.;“”"]{2,90}?)(?:\sas\ssaying|,\s[^.;“”"]{2,90},\s(?:as\s)?saying))\b/du

/** What somebody is quoted as saying, after the cue with "that" or in quotation marks, or before it in such marks. */
export const asSaying = (paragraph: Paragraph, sentence: Range, context: Context): Quotation | undefined => {
  const { text } = paragraph.reading
  const match = quotedAs.exec(text.slice(sentence.start, sentence.end))
  const lead = match?.groups?.["lead"] ?? ""
  const cue = groupIn(match, "cue", sentence.start)
  const source = groupIn(match, "speaker", sentence.start)
  if (cue === undefined || source === undefined) return undefined
  const unnamed = /^(?:the|an?|its|one)\s/u.test(text.slice(source.start, source.end))
  const speaker =
    personEnding(paragraph, source, context) ?? (unnamed ? { range: source, entity: undefined } : undefined)
  const closed = /^.*[,.?!][”"](?=\s[^“”",]{2,80}$)/u.exec(lead)?.[0].length
  // "quoted A, an analyst, saying the port was safe"
  const isPlain = text.slice(cue.start, cue.end).endsWith(", saying")
  // '…," Xinhua cited A as saying.': nothing follows.
  const begins = isPlain
    ? /^\s(?:that\s)?/u
    : /^\s(?:that\s|(?=[“"])|(?=(?:the|an?|he|she|it|they|there|his|her|its|their|this|these|both|\p{Lu}[\p{L}.]+)\s(?!\p{Lu}?\p{L}+day\b).{12}))|^[:,]\s(?=[“"])/u
  const next = begins.exec(text.slice(cue.end, sentence.end))?.[0].length
  const end = sentence.start + (closed ?? 0)
  const from = quotedFrom(text, sentence.start)
  const isOpen = /[“"]/u.test(text.charAt(from))
  const content =
    closed !== undefined && isOpen
      ? { start: from, end }
      : next !== undefined && !/[“”"]/u.test(lead)
        ? trimmed(text, cue.end + next, sentence.end)
        : undefined
  if (speaker === undefined || content === undefined) return undefined
  const verb = context.lexicon.cues.byForm.get("was quoted as saying")
  return reported({ paragraph, content, speaker, cue, verb, rule: "en-cue" })
}
