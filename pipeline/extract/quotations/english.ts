import type { Paragraph } from "../../normalize/normalize.ts"
import type { Cue } from "../../vocabulary/vocabulary.ts"
import type { Range } from "../model.ts"
import { scanOf } from "../scan.ts"
import type { Context, Quotation, Speaker } from "./model.ts"
import { isSpeech, quoted, trimmed, typeOf } from "./model.ts"
import { antecedent, between, englishSpeaker } from "./speakers.ts"

/** The feeling with which something is said, before what is said. */
const withFeeling = /^\swith\s(?:\p{Ll}+\s)?(?:concern|alarm|regret|satisfaction|appreciation|pleasure|interest)(?=\s)/u

/** "that", with the time or the hearers before it. */
const thatClause =
  /^,\s[^,.“”]{2,60},\sthat\s|^\s(?:(?:(?:to\s)?(?:reporters|journalists)|\p{Lu}\p{L}+|him|her|them|us)\s)?(?:to|at|in|on|during|before|after|following|via|through|ahead\sof|for)\s(?:(?!\b(?:he|she|it|they|we|would|will|had|has|have|is|was|were|are|can|could|should|must)\b)[^,.;:“”]){2,80}?\sthat\s|^[,:]?\s*(?:(?:today|yesterday|earlier|(?:to\s)?(?:reporters|journalists)|on\s\p{Lu}\p{L}+|him|her|them|us|(?:the\s)?(?:\p{Lu}[\p{L}.'’-]*\s){0,5}\p{Lu}[\p{L}.'’-]*),?\s)*that\s/u

/** A day before a clause without "that": "said on Friday he would …". */
const dayClause =
  /^\s(?:(?:late\s|early\s)?on\s\p{Lu}\p{L}+day|\p{Lu}\p{Ll}+day|today|yesterday|earlier|recently)(?:\s(?:morning|afternoon|evening|night))?\s(?=(?:he|she|it|they|there|the|an?|no|his|her|its|their|\p{Lu}[\p{L}.]+)\s)/u

/** "told his Republican colleagues that", "told a news conference in Beijing that" */
const toldClause = /^\s(?:his|her|their|the|an?)\s(?:[\p{L}’'-]+\s){1,7}?that\s/u

/** Where, when or to whom something was said, before the words in quotation marks: 'said in Singapore last week, "…"'. */
const quotedClause =
  /^\s(?:in|at|on|to|during|before|after|following|via|last|this|today|yesterday|of|when)(?:\s[^.;:“”"]{2,100})?[,:]\s(?=[“"]\p{L}[^”"]{20,})/u

const hasHearer = new Set(["tell", "inform", "assure", "remind"])

/** "informed the Amir of his intention". */
const ofClause = /^\s(?:(?:the|his|her|their)\s)?(?:[\p{L}.'’-]+\s){1,6}?of\s(?=(?:his|her|their|the|an?)\s)/u

interface FoundCue extends Range {
  readonly form: string
  readonly verb: Cue
}

/** The cues in a range of a paragraph in English. */
const cuesIn = (paragraph: Paragraph, { start, end }: Range, { lexicon }: Context): ReadonlyArray<FoundCue> => {
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

/** "It was stressed at the meeting that …" */
const passiveCue =
  /^It was (?:also )?(?<cue>\p{Ll}+(?:\sout)?) (?:at|during|by) (?<speaker>the (?:meeting|conference|session|symposium|forum|talks|plenum)) that /u

/** Who or what a report is attributed to at the end of a sentence: "…, according to the Foreign Ministry." */
const accordingLast = /,?\saccording\sto\s(?:the\s)?([^,.;“”]{2,120}?)[.”"]*$/u

const attributed = (paragraph: Paragraph, sentence: Range, context: Context): Quotation | undefined => {
  const { text } = paragraph.reading
  const match = accordingLast.exec(text.slice(sentence.start, sentence.end))
  const source = match?.[1]
  if (match === null || source === undefined) return undefined
  const at = sentence.start + match.index + match[0].indexOf("according")
  const start = sentence.start + match.index + match[0].lastIndexOf(source)
  const inside = context.at(paragraph).filter((one) => one.start >= start && one.end <= start + source.length)
  const mention =
    inside.find(({ entity }) => entity.type === "person") ??
    inside.find((one) => one.entity.type === "organization" && one.start === start)
  const content = trimmed(text, sentence.start, sentence.start + match.index)
  if (mention === undefined || content === undefined) return undefined
  return {
    paragraph,
    type: typeOf(text.slice(content.start, content.end)),
    content,
    speaker: { range: { start: mention.start, end: mention.end }, entity: mention.entity },
    cue: { start: at, end: at + "according to".length },
    verb: context.lexicon.cues.byForm.get("According to"),
    rule: "en-according-to",
  }
}

export const english = (paragraph: Paragraph, sentence: Range, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const words = text.slice(sentence.start, sentence.end)
  const according = /^According to (.{2,80}?), /u.exec(words)
  if (according?.[1] !== undefined) {
    const start = sentence.start + "According to ".length
    const end = start + according[1].length
    const inside = context.at(paragraph).filter((one) => one.start >= start && one.end <= end)
    // "Bonnie Glaser of the German Marshall Fund" is the person.
    const mention =
      inside.find(({ entity }) => entity.type === "person") ??
      inside.find((one) => one.entity.type === "organization" && one.end === end)
    const content = trimmed(text, sentence.start + according[0].length, sentence.end)
    if (mention === undefined || content === undefined) return []
    const cue = { start: sentence.start, end: sentence.start + "According to".length }
    return [
      {
        paragraph,
        type: typeOf(text.slice(content.start, content.end)),
        content,
        speaker: { range: mention, entity: mention.entity },
        cue,
        verb: context.lexicon.cues.byForm.get("According to"),
        rule: "en-according-to",
      },
    ]
  }
  const passive = passiveCue.exec(words)
  const collective = passive?.groups?.["speaker"]
  const verbOfPassive = context.lexicon.cues.byForm.get(passive?.groups?.["cue"] ?? "")
  if (passive !== null && collective !== undefined && verbOfPassive !== undefined) {
    const content = trimmed(text, sentence.start + passive[0].length, sentence.end)
    const cue = {
      start: sentence.start + "It was ".length,
      end: sentence.start + "It was ".length + (passive.groups?.["cue"] ?? "").length,
    }
    const start = sentence.start + passive[0].lastIndexOf(collective)
    const speaker = { range: { start, end: start + collective.length }, entity: context.collective(collective) }
    if (content === undefined) return []
    const type = typeOf(text.slice(content.start, content.end))
    return [{ paragraph, type, content, speaker, cue, verb: verbOfPassive, rule: "en-cue" }]
  }
  const cues = cuesIn(paragraph, sentence, context).filter(({ verb }) => verb.lemma !== "according to")
  const last = attributed(paragraph, sentence, context) ?? cueLast(paragraph, sentence, cues, context)
  if (last !== undefined) return [last]
  const reports: Array<Report> = []
  for (const { form, verb, start, end } of cues) {
    const cue = { start, end }
    // "noted with concern that …"
    const manner = withFeeling.exec(text.slice(cue.end, sentence.end))?.[0].length ?? 0
    const rest = text.slice(cue.end + manner, sentence.end)
    const that = thatClause.exec(rest) ?? (hasHearer.has(verb.lemma) ? toldClause.exec(rest) : null)
    const told =
      verb.lemma === "inform"
        ? ofClause.exec(rest)
        : verb.lemma === "say" && that === null
          ? (dayClause.exec(rest) ?? quotedClause.exec(rest))
          : null
    const clause = that !== null || told !== null || /^[,:]?\s*[“"]/u.test(rest)
    const isGerund = form.endsWith("ing")
    if (!clause && verb.clause === true) continue
    if (!clause && verb.object !== true && !/^[,:]?\s\S/u.test(rest)) continue
    // "…, the Treasury Department said, after two days of talks"
    if (!clause && rest.startsWith(",")) continue
    if (that === null && told === null && /^\s(?:by|at|in|on|to|about)\s/u.test(rest) && verb.lemma !== "call on")
      continue
    const first = reports[0]
    const joint = coordination.exec(text.slice(sentence.start, cue.start))
    let speaker: Speaker | undefined
    if (first === undefined && !isGerund) {
      speaker =
        englishSpeaker(text, sentence, cue, paragraph, context) ??
        (joint === null ? undefined : subjectOf(sentence, paragraph, context))
    } else if (joint !== null) {
      const they = /\bthey\s/iu.test(joint[0])
      const subject = first?.speaker ?? subjectOf(sentence, paragraph, context)
      speaker = they ? { range: { start: cue.start - 5, end: cue.start - 1 }, entity: undefined } : subject
    } else if (isGerund) {
      // "…, with President Biden underscoring …"
      const own = context.at(paragraph).find(({ entity, end }) => entity.type === "person" && end === cue.start - 1)
      if (own !== undefined) speaker = { range: own, entity: own.entity }
    } else {
      // A further clause with a subject of its own: "…, and the Prime Minister noted …".
      const own = englishSpeaker(text, sentence, cue, paragraph, context)
      const lead = own === undefined ? "" : text.slice(sentence.start, own.range.start)
      if (joining.test(lead)) speaker = own
    }
    if (speaker === undefined) continue
    reports.push({
      verb,
      cue,
      speaker,
      start: cue.end + manner + (that ?? told ?? [""])[0].length,
      from: joint === null ? clauseStart(text, speaker.range, cue, sentence) : sentence.start + joint.index,
    })
  }
  return reports.flatMap(({ verb, cue, speaker, start }, index): ReadonlyArray<Quotation> => {
    const next = reports[index + 1]?.from ?? sentence.end
    const narrative = narration.exec(text.slice(start, next))
    const until = narrative === null ? next : start + narrative.index
    const content = trimmed(text, start, nextSubject(paragraph, { start, end: until }, context) ?? until)
    if (content === undefined) return []
    if (speaker.entity !== undefined) context.last = speaker.entity
    const type = typeOf(text.slice(content.start, content.end))
    return [{ paragraph, type, content, speaker, cue, verb, rule: "en-cue" }]
  })
}

/** Where a clause begins that tells what another person did: "…, and Minister Kihara outlined …". */
const nextSubject = (paragraph: Paragraph, content: Range, { at }: Context): number | undefined => {
  const { text } = paragraph.reading
  for (const { entity, start, end, office } of at(paragraph)) {
    if (entity.type !== "person" || start <= content.start || end >= content.end) continue
    const lead = text.slice(content.start, start)
    const before = office !== null && lead.endsWith(`${office} `) ? lead.slice(0, -office.length - 1) : lead
    const joined = /,\s(?:and|while)\s(?:(?:the\s)?\p{Lu}[\p{L}.]+\s){0,2}$/u.exec(before)
    if (joined !== null && /^\s(?:also\s|then\s)?\p{Ll}{3,}ed\s/u.test(text.slice(end, content.end)))
      return content.start + joined.index
  }
  return undefined
}

/** What may follow a cue, or its speaker, to the end of the sentence: the hearers, the occasion, the time. */
const occasion =
  '(?:\\s(?:reporters|journalists|the press|(?:to|at|in|on|during|after)\\s[^,.;“”]{2,70}?|today|yesterday|earlier|late|here|recently|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)){0,3}[.”"]*$'

const occasionOnly = new RegExp(`^${occasion}`, "u")

/** A comma after the cue: "…, the Treasury Department said, after two days of talks." */
const insertedOnly = /^,\s(?!["“])[^“”"]*$/u

/** A sentence that opens with a circumstance, not with what is said. */
const circumstance =
  /^(?:When|While|After|Before|On|In|At|During|As|By|Asked|Speaking|For|With|Under|Since|If|Through|\p{Lu}\p{L}+ing)\b/u

const roleAndOccasion = new RegExp(`^(?:,\\s[^“”]{2,120}?)?${occasion}`, "u")

/** A comma and the subject of a cue that stands last, with an office between commas after a name. */
const subjectLast = /,[”"]?\s([^,“”]{2,90}|[^,“”]{2,60},\s[^,“”]{2,120},)\s(?:also\s)?$/u

/** The speaker before a cue that stands last ("…, Mayor A told reporters on Tuesday"), and where the statement ends. */
const speakerBefore = (paragraph: Paragraph, sentence: Range, cue: Range, context: Context) => {
  const { text } = paragraph.reading
  const rest = text.slice(cue.end, sentence.end)
  const goesOnAfter = insertedOnly.test(rest) && !circumstance.test(text.slice(sentence.start, cue.start))
  if (!occasionOnly.test(rest) && !goesOnAfter) return undefined
  const match = subjectLast.exec(text.slice(sentence.start, cue.start))
  if (match === null) return undefined
  const [whole, subject = ""] = match
  const end = sentence.start + match.index
  const start = end + whole.indexOf(subject)
  const speaker = /^(?:he|she)$/iu.test(subject)
    ? { range: { start, end: start + subject.length }, entity: antecedent(text, sentence, paragraph, context) }
    : englishSpeaker(text, { start, end: sentence.end }, cue, paragraph, context)
  return speaker === undefined ? undefined : { speaker, end }
}

/** The speaker after it ("…, said A, a spokesperson for …"). */
const speakerAfter = (paragraph: Paragraph, sentence: Range, cue: Range, context: Context) => {
  const { text } = paragraph.reading
  const comma = /,[”"]?\s$/u.exec(text.slice(sentence.start, cue.start))
  if (comma === null) return undefined
  const named = context.at(paragraph).find(({ entity, start, office }) => {
    const between = text
      .slice(cue.end, start)
      .trim()
      .replace(/^the\s/iu, "")
    const isSubject = between === "" || between === office
    return (entity.type === "person" || entity.type === "organization") && start > cue.end && isSubject
  })
  if (named === undefined || !roleAndOccasion.test(text.slice(named.end, sentence.end))) return undefined
  const speaker: Speaker = { range: { start: named.start, end: named.end }, entity: named.entity }
  return { speaker, end: sentence.start + comma.index }
}

/** A statement that opens a sentence, with speaker and cue after it. */
const cueLast = (
  paragraph: Paragraph,
  sentence: Range,
  cues: ReadonlyArray<Range & { readonly verb: Cue }>,
  context: Context,
): Quotation | undefined => {
  const { text } = paragraph.reading
  for (const { verb, start, end } of cues) {
    if (verb.last !== true) continue
    const cue = { start, end }
    const found = speakerBefore(paragraph, sentence, cue, context) ?? speakerAfter(paragraph, sentence, cue, context)
    const said = found === undefined ? undefined : trimmed(text, sentence.start, found.end)
    if (found === undefined || said === undefined) continue
    // '"…," the official said': the marks belong to what is said.
    const closing = /^[“"]/u.test(text.slice(said.start)) ? /^[,.]?[”"]/u.exec(text.slice(said.end)) : null
    const content = { start: said.start, end: said.end + (closing?.[0].length ?? 0) }
    const words = text.slice(content.start, content.end)
    if (words.split(" ").length < 4) continue
    if (found.speaker.entity !== undefined) context.last = found.speaker.entity
    return { paragraph, type: typeOf(words), content, speaker: found.speaker, cue, verb, rule: "en-cue-last" }
  }
  return undefined
}

/** What joins a clause with a subject of its own to the one before, up to the subject or its office. */
const joining =
  /(?:[,;]\s(?:and\s|while\s|but\s)?|\s(?:and|while|but)\s)(?:(?:the\s)?(?:\p{Lu}[\p{L}.-]+\s){1,6}(?:of\s)?)?$/u

/** Where the clause of a cue begins that has a subject of its own. */
const clauseStart = (text: string, speaker: Range, cue: Range, sentence: Range): number => {
  if (speaker.end <= sentence.start || speaker.end > cue.start) return cue.start
  const lead = joining.exec(text.slice(sentence.start, speaker.start))
  return lead === null ? cue.start : sentence.start + lead.index
}

/** One cue of a sentence, and where its content begins. */
interface Report {
  readonly verb: Cue
  readonly cue: Range
  readonly speaker: Speaker
  readonly start: number
  /** Where the words begin that join it to the cue before. */
  readonly from: number
}

/** What joins a further cue to the subject of a sentence. */
const coordination = /(?:,\s(?:and\s|while\s)?|\s(?:and|while)\s)(?:(?:also|then|further|again|they|he|she)\s)*$/u

/** The reporter's own words after a reported statement: the same subject did something else. */
const narration =
  /(?:,\s)?(?:\s|\b)(?:and|while|as)\s(?:(?:also|they|he|she|the\s(?:two\s)?leaders)\s)*(?:discussed|agreed|thanked|welcomed|committed|congratulated|condemned|applauded|commended|praised|offered|looked|shared|exchanged|accepted|invited|recognized|acknowledged|hailed|reviewed|witnessed|signed|toured|spoke\sabout|conveyed|extended)\b/u

/** The subject with which a sentence opens, past an office or an adverbial. */
const subjectOf = (sentence: Range, paragraph: Paragraph, context: Context): Speaker | undefined => {
  const { text } = paragraph.reading
  const person = context
    .at(paragraph)
    .find(
      (mention) => mention.entity.type === "person" && mention.start >= sentence.start && mention.end <= sentence.end,
    )
  const lead = text.slice(sentence.start, person?.start ?? sentence.start)
  const office = person?.office === null || person === undefined ? "" : `${person.office} `
  const opening = lead.slice(0, lead.length - office.length)
  if (person !== undefined && /^(?:[^,]{0,60},\s)?(?:(?:Mr|Ms|Mrs|Dr)\.\s|\p{Lu}[\p{L}’'-]*\s)?$/u.test(opening))
    return { range: person, entity: person.entity }
  const words = /^(?:[^,]{0,60},\s)?((?:The|the)\s(?:\p{Lu}[\p{L}-]+\s){1,3}|He\s|She\s|They\s)/u.exec(
    text.slice(sentence.start, sentence.end),
  )?.[1]
  if (words === undefined) return undefined
  const end = sentence.start + text.slice(sentence.start).indexOf(words) + words.length
  return englishSpeaker(text, sentence, { start: end, end }, paragraph, context)
}

/** “…,” said X. and “…,” X said. */
export const quoteFirst = (paragraph: Paragraph, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const quotations: Array<Quotation> = []
  for (const match of text.matchAll(quoted)) {
    // A comma inside the marks joins what is said, however short, to who says it.
    if (!isSpeech(match[1] ?? "") && !/^\p{Lu}.*\s.*[,?!]$/u.test(match[1] ?? "")) continue
    const after = match.index + match[0].length
    const [cue] = cuesIn(paragraph, { start: after, end: after + 200 }, context)
    if (cue === undefined) continue
    const cueRange = { start: cue.start, end: cue.end }
    const lead = text.slice(after, cue.start)
    // '…." She added that …' is the next sentence, with words of its own.
    if (/\.[”"]$/u.test(match[0]) && /^\s\p{Lu}/u.test(lead) && !/^[.,]/u.test(text.slice(cue.end))) continue
    const person = context
      .at(paragraph)
      .find(
        (mention) =>
          mention.entity.type === "person" &&
          (mention.start >= cueRange.end
            ? lead.trim() === "" && /^\s(?:[\p{L}.-]+\s){0,8}$/u.test(text.slice(cueRange.end, mention.start))
            : mention.start >= after &&
              text.slice(after, mention.start).length < 60 &&
              !/[.“"]/u.test(text.slice(after, mention.start)) &&
              between.test(text.slice(mention.end, cueRange.start))),
      )
    const he = /^\s(He|She|he|she)\s$/u.exec(lead)
    const entity =
      person?.entity ??
      (he === null ? undefined : antecedent(text, { start: match.index, end: after }, paragraph, context))
    const range = person ?? (he === null ? undefined : { start: after + 1, end: after + 1 + (he[1]?.length ?? 0) })
    if (range === undefined) continue
    if (entity !== undefined) context.last = entity
    const content = { start: match.index, end: after }
    const { verb } = cue
    quotations.push({
      paragraph,
      type: "direct",
      content,
      speaker: { range, entity },
      cue: cueRange,
      verb,
      rule: "en-quote-first",
    })
  }
  return quotations
}
