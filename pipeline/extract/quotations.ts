import type { QuotationsRow } from "../core/rows.ts"
import { overlaps } from "../core/text.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Cue } from "../vocabulary/vocabulary.ts"
import { holderOf } from "./holders.ts"
import type { Lexicon } from "./lexicon.ts"
import { perLexicon } from "./lexicon.ts"
import type { DocumentMentions } from "./mentions.ts"
import { isReadable } from "./mentions.ts"
import type { Entity, Mention, Range, RuleId } from "./model.ts"
import { byParagraph } from "./model.ts"
import type { Persons } from "./names.ts"
import { scanOf } from "./scan.ts"
import { sentencesIn, sentencesOf } from "./sentences.ts"
import { nameLabel, turnLabel } from "./turns.ts"

/** Something said, in the reading text of one paragraph. */
export interface Quotation {
  readonly paragraph: Paragraph
  readonly type: QuotationsRow["type"]
  readonly content: Range
  readonly speaker: Speaker | undefined
  readonly cue: Range | undefined
  /** The entry of the vocabulary that the cue is a form of. */
  readonly verb: Cue | undefined
  readonly rule: RuleId
}

interface Speaker {
  readonly range: Range
  readonly entity: Entity | undefined
}

/** Persons, and the collective that stands for the meeting, as a document goes on. */
interface Context {
  readonly lexicon: Lexicon
  /** Offices and who holds them, those of the title first. */
  readonly holders: DocumentMentions["holders"]
  /** The mentions of a paragraph. */
  readonly at: (paragraph: Paragraph) => ReadonlyArray<Mention>
  readonly collective: (words: string) => Entity
  /** The last person that spoke or was the subject; what a pronoun refers to. */
  last: Entity | undefined
}

const quoted = /[“"「『]([^“”"「」『』]{2,})[”"」』]/gu

/** Quotation marks around at most a few words are titles and terms, not speech. */
const isSpeech = (text: string): boolean => {
  const words = text.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 ? han >= 9 : words >= 5
}

/** The kind of a reported content, by the quotation marks in it. */
const typeOf = (content: string): Quotation["type"] => {
  const pieces = [...content.matchAll(quoted)].filter((match) => isSpeech(match[1] ?? ""))
  const [only] = pieces
  if (only === undefined) return "indirect"
  return pieces.length === 1 && only[0].length >= content.replace(/[.,，。]$/u, "").length ? "direct" : "mixed"
}

const trimmed = (text: string, start: number, end: number): Range | undefined => {
  let from = start
  let to = end
  while (from < to && /[\s,，:：]/u.test(text.charAt(from))) from++
  while (to > from && /[\s.。,，;；]/u.test(text.charAt(to - 1))) to--
  return to - from >= 4 ? { start: from, end: to } : undefined
}

const adverb =
  "(?:also|further|again|specially|specifically|particularly|then|later|once|strongly|clearly|both|in turn|has|had|repeatedly|previously|recently|now|publicly|earlier|subsequently|explicitly|separately|jointly|meanwhile|still|already|first|finally|firmly)"
/** What may stand between an English speaker and the cue: adverbs, or an office between commas. */
const between = new RegExp(`^(?:,\\s[^.;“”"]{2,200},)?\\s*(?:${adverb}\\s)*$`, "u")
const openingClause =
  '(?:[^“”"]{0,220},\\s|(?:When|While|After|Before|On|In|By)\\s(?:\\p{Ll}+ing|the|his|her|their|a)\\s[^“”",]{0,60}?\\s)?'
const pronoun = new RegExp(`^${openingClause}(He|She|he|she|They|they)\\s(?:${adverb}\\s)*$`, "u")
const definite = new RegExp(
  `^${openingClause}((?:The|the)\\s\\p{Lu}[\\p{L}-]+(?:\\s\\p{Lu}[\\p{L}-]+){0,3})\\s(?:${adverb}\\s)*$`,
  "u",
)

const collectivePatterns = perLexicon(({ collectives }) => ({
  en: new RegExp(`(?:^|[,.]\\s|\\band\\s|\\bwhile\\s)(${collectives.en})\\s(?:${adverb}\\s)*$`, "u"),
  zh: new RegExp(`(?:^|[，；])(${collectives.zh})(?:还|也|并|特别|一致)?$`, "u"),
}))

/** Several who hold offices: "The President and Vice President", "the National Security Advisors". */
const jointHolders = new RegExp(
  `^${openingClause}((?:The|the)\\s(?:(?:two|three|four)\\s)?\\p{Lu}[\\p{L}-]*(?:\\s(?:and|the|of|&|\\p{Lu}[\\p{L}-]*)){0,8})\\s(?:${adverb}\\s)*$`,
  "u",
)
const holdsOffice = (words: string, { isOfficeWord }: Lexicon): boolean =>
  words.split(" ").some((word) => isOfficeWord(word) || isOfficeWord(word.replace(/s$/u, "")))

/** What joins a person to the body that he speaks for. */
const ofBody = /^,?\s(?:of|from|at|with)\s(?:the\s)?$/u

/** The subject of a sentence that is an office without a name: "The Vice President met …". */
const officeSubject = /^(?:[^,.]{0,60},\s)?([Tt]he\s\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,3})\s(?=\p{Ll})/u

/** Whom a pronoun means: the first person of the sentence before, or else who spoke last. */
const antecedent = (
  text: string,
  sentence: Range,
  paragraph: Paragraph,
  { at, last: speaker, lexicon, holders }: Context,
): Entity | undefined => {
  const last = speaker?.type === "person" ? speaker : undefined
  for (const before of sentencesOf(text.slice(0, sentence.start), paragraph.language).toReversed()) {
    const office = officeSubject.exec(
      text.slice(Math.max(before.start, paragraph.dateline), before.end).trimStart(),
    )?.[1]
    if (office !== undefined && holdsOffice(office, lexicon)) return holderOf(office, holders)
    const subject = at(paragraph).find(
      (mention) =>
        mention.entity.type === "person" &&
        mention.start >= Math.max(before.start, paragraph.dateline) &&
        mention.end <= before.end,
    )
    if (subject !== undefined) return subject.entity
    // A sentence that begins with a pronoun goes on with the one before it.
    if (!/^(?:(?:He|She|他|她)(?![\p{L}])|[“"])/u.test(text.slice(before.start, before.end))) return last
  }
  return last
}

/** Speakers without a name, at the beginning of a sentence or clause. */
const unnamedPatterns = perLexicon(({ unnamed }) => ({
  en: new RegExp(
    `^(?:[^“”"]{0,60},\\s)?((?:(?:[Tt]he|Some|Several|Many|All)\\s)?(?:[\\p{L}.’'-]+\\s){0,3}?(?:${unnamed.en})(?:\\s(?:attending|from|of|in|at|with|close\\sto|familiar\\swith|briefed\\son|involved\\sin)\\s[^,.;“”]{2,50}?)?)(?:,\\s[^,.;“”]{3,60},)?\\s(?:${adverb}\\s)*$`,
    "u",
  ),
  zh: new RegExp(
    `(?:^|[，。；：])([^，。；：“”（）\\d]{0,16}?(?:${unnamed.zh}|《[^》]{2,30}》))(?:发言时?|报道)?(?:(?:当地时间)?\\d{1,2}日(?:[早晚]|上午|下午)?|当天|近日|此前|此后|普遍|(?:今天)?（[^）]{1,12}）|今天(?:（[^）]{1,12}）)?)?(?:还|也|再次)?(?:发[布表](?:消息|声明|谈话|报告)|通报|警告)?$`,
    "u",
  ),
}))

/** Where words stand last before a cue. */
const placeIn =
  (sentence: Range, before: string) =>
  (form: string): Range => {
    const start = sentence.start + before.lastIndexOf(form)
    return { start, end: start + form.length }
  }

/** Who says what a cue reports. */
type FindSpeaker = (
  text: string,
  sentence: Range,
  cue: Range,
  paragraph: Paragraph,
  context: Context,
) => Speaker | undefined

const englishSpeaker: FindSpeaker = (text, sentence, cue, paragraph, context) => {
  const before = text.slice(sentence.start, cue.start)
  const subjects = context
    .at(paragraph)
    .filter(
      (mention) =>
        (mention.entity.type === "person" || mention.entity.type === "organization") &&
        mention.start >= sentence.start &&
        mention.end <= cue.start,
    )
  // The last that may be the subject; the body in the office of a person is none.
  const last = subjects.findLast(({ end }) => between.test(text.slice(end, cue.start)))
  // "Reva Goujon of Rhodium Group said"
  const member = subjects.findLast(
    ({ entity, end }) => entity.type === "person" && last !== undefined && ofBody.test(text.slice(end, last.start)),
  )
  const named = member ?? last
  if (named !== undefined) {
    const office = named.office === null ? "" : `${named.office} `
    const lead = text.slice(sentence.start, named.start)
    const subject = lead.endsWith(office) ? lead.slice(0, lead.length - office.length) : lead
    // Two subjects are no single speaker.
    const first = subject.replace(/,?\sand\s(?:\p{Lu}[\p{L}.]+\s){0,2}$/u, "")
    const isSecond =
      first.length < subject.length &&
      (/(?:^|,\s)[Tt]he\s(?:\p{Lu}[\p{L}-]+\s?){1,4}$/u.test(first) ||
        context
          .at(paragraph)
          .some(({ entity, end }) => entity.type !== "place" && end === sentence.start + first.length))
    if (isSecond) return { range: { start: sentence.start, end: named.end }, entity: undefined }
    return { range: { start: named.start, end: named.end }, entity: named.entity }
  }
  const place = placeIn(sentence, before)
  const he = pronoun.exec(before)?.[1]
  if (he !== undefined) {
    const entity = /^they$/iu.test(he) ? undefined : antecedent(text, sentence, paragraph, context)
    return { range: place(he), entity }
  }
  const collective = collectivePatterns(context.lexicon).en.exec(before)?.[1]
  if (collective !== undefined) return { range: place(collective), entity: context.collective(collective) }
  const office = definite.exec(before)?.[1]
  const holder = office === undefined ? undefined : holderOf(office, context.holders)
  if (office !== undefined && holder !== undefined) return { range: place(office), entity: holder }
  const several = jointHolders.exec(before)?.[1]
  if (several !== undefined && holdsOffice(several, context.lexicon))
    return { range: place(several), entity: undefined }
  const group = unnamedPatterns(context.lexicon).en.exec(before)?.[1]
  return group === undefined ? undefined : { range: place(group), entity: undefined }
}

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

const english = (paragraph: Paragraph, sentence: Range, context: Context): ReadonlyArray<Quotation> => {
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
const quoteFirst = (paragraph: Paragraph, context: Context): ReadonlyArray<Quotation> => {
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

/** Between a Chinese speaker and the cue: an adverb or a circumstance, without a further clause. */
const betweenZh =
  /^(?:[^。；“”：，]{0,8}|(?:当地时间)?(?:\d{1,2}日(?:[早晚]|上午|下午)?|当天|今天|近日|日前|同日)?在[^。；“”：]{1,30}[时后中上]，?(?:还|也|又|特别|再次|着重)?|[^。；“”：，]{0,6}地|[^。；“”：，]{1,20}时|(?:今天|今日)（[^）]{1,12}）)$/u
const pronounZh = /(?:^|[。，；])(他|她)(?:还|也|又|特别|再次|着重|最后|同时)?$/u

/** "Requirements" and not "to require". */
const isNounZh = /(?:部署|指示|工作|有关|相关|标准|总体?|任务|各项|质量|安全|规定|的)$/u
/** An organisation after these is where, or by whose order, and does not speak. */
const adverbialZh = /(?:在|于|到|赴|按照|根据|遵照)\p{Script=Han}{0,8}$/u

/** A body that publishes something and, after a comma, says something in it. */
const issues = /^[^，]{0,8}(?:印发|发布|发表|公布|下发|出台)[^。]*，(?:并|还)?$/u

/** What stands between two subjects: "and", and the office of the second. */
const isJoined = /^(?:和|与|、)[^，。；：]{0,12}$/u

/** Is a group of words no more than a body and that it makes a statement: 以色列国防军|当天发表声明? */
const isItsStatement = (group: string, name: string): boolean =>
  group.startsWith(name) &&
  /^(?:当天|\d{1,2}日|今天|近日)?(?:发[布表]|在)(?:的)?(?:声明|公报|战报|消息|报告|谈话)中?$/u.test(
    group.slice(name.length),
  )

/** To whom something is said: 发言人佩斯科夫当天对媒体说. */
const toMediaZh = /[对向](?:\p{Script=Han}{0,6})?(?:媒体|记者|外界|公众)$/u

const chineseSpeaker: FindSpeaker = (text, sentence, cue, paragraph, context) => {
  const before = text.slice(sentence.start, cue.start)
  const place = placeIn(sentence, before)
  const inSentence = context
    .at(paragraph)
    .filter((mention) => mention.start >= sentence.start && mention.end <= cue.start)
  const named = inSentence.findLast(
    ({ entity, start, end }) =>
      (entity.type === "person" ||
        (entity.type === "organization" && !adverbialZh.test(text.slice(sentence.start, start)))) &&
      betweenZh.test(text.slice(end, cue.start)),
  )
  const group = unnamedPatterns(context.lexicon).zh.exec(before)?.[1]
  if (
    group !== undefined &&
    !(named !== undefined && toMediaZh.test(group)) &&
    !(named !== undefined && isItsStatement(group, text.slice(named.start, named.end))) &&
    (named === undefined || named.end < cue.start - 4 || named.entity.type === "organization")
  ) {
    const whole = inSentence.find(
      ({ entity, start, end }) => entity.type !== "place" && text.slice(start, end) === group,
    )
    return { range: place(group), entity: whole?.entity }
  }
  if (named !== undefined) {
    // Two subjects are no single speaker.
    const other = inSentence.find(
      ({ entity, end }) => entity.type === "person" && end < named.start && isJoined.test(text.slice(end, named.start)),
    )
    return other === undefined
      ? { range: { start: named.start, end: named.end }, entity: named.entity }
      : { range: { start: other.start, end: named.end }, entity: undefined }
  }
  const he = pronounZh.exec(before)?.[1]
  if (he !== undefined) return { range: place(he), entity: antecedent(text, sentence, paragraph, context) }
  const collective = collectivePatterns(context.lexicon).zh.exec(before)?.[1]
  if (collective !== undefined) return { range: place(collective), entity: context.collective(collective) }
  // The subject stands at the beginning and the cue after a comma: 总统尹锡悦…吊唁，…，表示….
  const document = /^(?:文章|作者|报告|声明|社论|评论|《[^》]+》)(?=\p{Script=Han})/u.exec(before)?.[0]
  if (document !== undefined && /，(?:并|还)?$/u.test(before))
    return { range: { start: sentence.start, end: sentence.start + document.length }, entity: undefined }
  const issuer = inSentence.findLast(
    ({ entity, start, end }) =>
      entity.type === "organization" &&
      (start === sentence.start || text.charAt(start - 1) === "：") &&
      issues.test(text.slice(end, cue.start)),
  )
  if (issuer !== undefined) return { range: { start: issuer.start, end: issuer.end }, entity: issuer.entity }
  const subject = inSentence.find(({ entity }) => entity.type === "person")
  const opening = subject === undefined ? "" : text.slice(sentence.start, subject.start)
  if (
    subject !== undefined &&
    /，(?:[并还]|随后|同时|最后|接着|进而)?$/u.test(before) &&
    !/[，；：]/u.test(opening) &&
    opening.endsWith(subject.office ?? "")
  ) {
    return { range: { start: subject.start, end: subject.end }, entity: subject.entity }
  }
  return undefined
}

/** Words in quotation marks that a full stop or comma ends, and who says them up to the cue: “…。”刘春燕 */
const saidBefore = /[“「]([^“”「」]{2,}[。，！？…])[”」]([^“”「」。，！？；：]{1,30})$/u

/** “……。”刘春燕说。 */
const chineseCueLast = (paragraph: Paragraph, sentence: Range, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  for (const match of text.slice(sentence.start, sentence.end).matchAll(context.lexicon.cues.zh)) {
    const cue = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }
    const said = saidBefore.exec(text.slice(Math.max(0, cue.start - 400), cue.start))
    if (said === null || !/^(?:道)?[。，：]/u.test(text.slice(cue.end, sentence.end))) continue
    const [, , subject = ""] = said
    const start = cue.start - subject.length
    const speaker = chineseSpeaker(text, { start, end: sentence.end }, cue, paragraph, context)
    if (speaker === undefined) continue
    if (speaker.entity !== undefined) context.last = speaker.entity
    const content = { start: cue.start - said[0].length, end: start }
    const verb = context.lexicon.cues.byForm.get(match[0])
    return [{ paragraph, type: "direct", content, speaker, cue, verb, rule: "zh-cue-last" }]
  }
  return []
}

/** What is said and no feeling, right after 表示: 并表示将访华, but not 并表示感谢. */
const statesZh = /^(?:将|愿|要|会|希望|期待|坚定|坚决|不|已|正在|可以|应|必须|随时|反对|支持|\p{Script=Han}方)/u

const chinese = (paragraph: Paragraph, sentence: Range, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const words = text.slice(sentence.start, sentence.end)
  for (const match of words.matchAll(context.lexicon.cues.zh)) {
    const cue = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }
    const rest = text.slice(cue.end, sentence.end)
    const pause = /^(?:了)?[，：,:“]/u.test(rest)
    const lead = text.slice(sentence.start, cue.start)
    const elided = match[0] === "表示" && (lead.endsWith("，") || (/，[并还]$/u.test(lead) && statesZh.test(rest)))
    const told = match[0] === "称" && !/^[号之为呼作职谓赞]/u.test(rest)
    const verb = context.lexicon.cues.byForm.get(match[0])
    if (!pause && !elided && !told && verb?.clause === true) continue
    // "发表声明，呼吁…": the statement is a noun.
    if (match[0] === "声明" && /(?:发[布表]|的|联合)$/u.test(text.slice(sentence.start, cue.start))) continue
    if (match[0] === "要求" && isNounZh.test(text.slice(sentence.start, cue.start))) continue
    const speaker = chineseSpeaker(text, sentence, cue, paragraph, context)
    if (speaker === undefined) {
      // What follows is said by somebody whom the vocabularies do not know.
      if (/^[，：:]/u.test(rest) && verb?.clause === true) return []
      continue
    }
    const content = trimmed(text, cue.end + (rest.startsWith("了") ? 1 : 0), sentence.end)
    if (content === undefined) continue
    if (speaker.entity !== undefined) context.last = speaker.entity
    const type = typeOf(text.slice(content.start, content.end))
    return [{ paragraph, type, content, speaker, cue, verb, rule: "zh-cue" }]
  }
  return []
}

/** Beginnings of sentences in which the reporter tells on. */
const reporter =
  /^(?:(?:In addition|Additionally|Lastly|Finally|Separately|Further|Furthermore|Moreover|Together|Also),?\s)?(?:[Tt]he\s(?:two|three)\s(?!is\b)|[Tt]he\s(?:two\s|three\s)?(?:leaders|sides|presidents|President|Vice President|Prime Minister|Secretary|Minister|ministers|conference|meeting|session|delegation|visit|talks|summit|parties|participants|officials|governments|Premier|King)\b|[Tt]hey\b|[Hh]e\b|[Ss]he\b|[Bb]oth\b(?!\s\p{L}+\s(?:should|must|need|ought)\b)|Participants\b|Attendees\b|Finally,|Earlier|Later|During\b|After\b|In\s(?:his|her|their)\s|To that end)/u
const ordinal =
  /^(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|The\s(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\sis)\b/u
/** Marks of the present, of duty and of "we": what was said, where the report itself is in the past. */
const spoken = /\b(?:must|should|shall|will|can|cannot|need|needs|is|are|has|have|does|we|our|us|may)\b/iu
const pastTense =
  /\b(?:was|were|had|did|said|told|met|spoke|held|took|gave|made|left|went|led|began|came|\p{L}{2,}ed)\b/iu
const reporterZh =
  /^(?:他|她|另据|受[^，]{2,24}影响，|[^，。]{0,12}对此|[^，。]{0,24}(?:发生|事件|爆炸|地震)后，|[^，。]{1,4}方将此|\d{1,2}日|昨[天日]|今天（|当日|双方|两国元首|会议|会谈|会见|座谈会|当天|此前|随后|据|访问期间|大会|[^，。]{0,24}(?:参加|出席|陪同|主持|会见))|(?:参加|出席)(?:了)?(?:上述活动|会见|会谈|会议|座谈)/u

/** Somebody is reported to speak, whether or not it is known who. */
const newCueZh = /(?:表示|指出|强调|称|说|认为|宣布|介绍|呼吁)[，：:]/u
/** Words before a person in a sentence that he is not the subject of. */
const notSubjectZh = /[在同与和以向对由为给及把被我你您]|按照|根据|遵照|通过|希望|感谢|赞[成同赏]|相信|祝|支持/u

/** Sentences that only the speaker says. */
const spokenZh = /^(?:中方|我们|我国|\p{Script=Han}方愿|双方(?:应|要)|要|愿|希望|期待|欢迎)/u
/** A person does something: the reporter tells on. */
const doesZh =
  /^(?:等)?(?:首先|随后|还|又|深入|详细|认真|亲切|仔细|一路|边走边)?(?:了解|来到|走进|察看|考察|询问|听取|参观|看望|出席|主持|会见|陪同|前往|抵达|同[^，。]{1,12}(?:交流|握手))/u
const actsZh = (text: string, { end }: Range, inside: ReadonlyArray<Mention>): boolean =>
  inside.some((one) => one.entity.type === "person" && doesZh.test(text.slice(one.end, Math.min(end, one.end + 24))))

/** Does a sentence go on with the statement before it? */
const goesOn = (paragraph: Paragraph, sentence: Range, open: Quotation, { at }: Context): boolean => {
  const { text } = paragraph.reading
  const words = text.slice(sentence.start, sentence.end)
  const isChinese = paragraph.language === "zh"
  const inside = at(paragraph).filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
  const opens = at(paragraph).some(
    ({ entity, start, office }) =>
      entity.type === "person" &&
      start >= sentence.start &&
      // A long office before a name is a part of the subject.
      start - (isChinese ? (office?.length ?? 0) : 0) < sentence.start + (isChinese ? 16 : 40) &&
      !(isChinese && notSubjectZh.test(text.slice(sentence.start, start))),
  )
  if (isChinese) return !opens && !reporterZh.test(words) && !newCueZh.test(words) && !actsZh(text, sentence, inside)
  if (ordinal.test(words)) return true
  // The reporter says "we" where the report has "our", and names the speaker, who would say "I".
  const isNamed = /\bthe\s(?:Vice\s)?(?:President|Premier|Chancellor|Secretary|Prime\sMinister)\b/iu.test(words)
  const speaker = open.speaker?.entity?.id
  if (isNamed || (speaker !== undefined && inside.some(({ entity }) => entity.id === speaker))) return false
  if (/^We\b/u.test(words) && text.startsWith("our ", open.content.start)) return false
  return !opens && !reporter.test(words) && (spoken.test(words) || !pastTense.test(words))
}

/** Does a document or a side speak at the beginning of a sentence? In somebody's speech that is a part of it. */
const isWithinSpeech = (text: string, { speaker }: Quotation, sentence: Range): boolean =>
  speaker !== undefined &&
  speaker.entity === undefined &&
  /^(?:《[^》]+》|\p{Script=Han}方)$/u.test(text.slice(speaker.range.start, speaker.range.end)) &&
  speaker.range.start <= sentence.start + 6

/** Does the cue stand after what it reports, and so end it? */
const isClosed = ({ cue, content }: Quotation): boolean => cue !== undefined && cue.start >= content.end

/** Joins the sentences that go on with a statement to it. */
const continued = (
  paragraph: Paragraph,
  bySentence: ReadonlyArray<{ readonly sentence: Range; readonly quotations: ReadonlyArray<Quotation> }>,
  direct: ReadonlyArray<Quotation>,
  context: Context,
): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const result: Array<Quotation> = []
  let open: Quotation | undefined
  for (const [index, { sentence, quotations }] of bySentence.entries()) {
    const last = quotations.at(-1)
    const next = bySentence[index + 1]
    // What the speaker says of a third person is his, where the next sentence is his again.
    const goes = (one: Range) =>
      open !== undefined &&
      !direct.some(({ content }) => overlaps(content, one)) &&
      goesOn(paragraph, one, open, context)
    const isAside =
      paragraph.language === "zh" &&
      next?.quotations.length === 0 &&
      spokenZh.test(text.slice(next.sentence.start, next.sentence.end)) &&
      !newCueZh.test(text.slice(sentence.start, sentence.end)) &&
      !reporterZh.test(text.slice(sentence.start, sentence.end)) &&
      goes(next.sentence)
    const isInner =
      last !== undefined &&
      quotations.length === 1 &&
      (open?.speaker?.entity?.type === "person" || open?.speaker?.entity?.type === "collective") &&
      isWithinSpeech(text, last, sentence)
    if (open !== undefined && (last === undefined ? goes(sentence) || isAside : isInner)) {
      const content = trimmed(text, open.content.start, sentence.end)
      if (content !== undefined) {
        const longer: Quotation = { ...open, content, type: typeOf(text.slice(content.start, content.end)) }
        result[result.length - 1] = longer
        open = longer
      }
      continue
    }
    result.push(...quotations)
    const reachesEnd = last !== undefined && /^[.。！!？?…”’"』」]*$/u.test(text.slice(last.content.end, sentence.end))
    open = last !== undefined && reachesEnd && last.type !== "direct" && !isClosed(last) ? last : undefined
  }
  return result
}

const question = /^Q\s{1,3}/u

const turns = (paragraphs: ReadonlyArray<Paragraph>, persons: Persons): ReadonlyArray<Quotation> => {
  const quotations: Array<Quotation> = []
  let current: Speaker["entity"] | null = null
  for (const paragraph of paragraphs) {
    if (paragraph.role === "boilerplate") current = null
    if (paragraph.role !== "body") continue
    const { text } = paragraph.reading
    const named = nameLabel.exec(text)
    const speaker = persons.get(named?.[1] ?? "")
    // A turn under another name is a question.
    if (named !== null && speaker === undefined && !turnLabel.test(text)) {
      current = null
      continue
    }
    const match = turnLabel.exec(text) ?? named
    if (match?.[1] !== undefined) {
      current = speaker ?? persons.ofLabel(match[1])
      const content = trimmed(text, match[0].length, text.length)
      const range = { start: 0, end: match[1].length }
      if (content !== undefined)
        quotations.push({
          paragraph,
          type: "direct",
          content: { start: content.start, end: text.length },
          speaker: { range, entity: current },
          cue: undefined,
          verb: undefined,
          rule: "transcript-turn",
        })
    } else if (question.test(text)) current = null
    else if (current !== null && current !== undefined && /[\p{L}\p{N}]/u.test(text)) {
      quotations.push({
        paragraph,
        type: "direct",
        content: { start: 0, end: text.length },
        speaker: { range: { start: 0, end: 0 }, entity: current },
        cue: undefined,
        verb: undefined,
        rule: "transcript-continued",
      })
    }
  }
  return quotations
}

/** Three turns make a transcript; under names as they are otherwise written, one of which is a known person's. */
const isTranscript = (paragraphs: ReadonlyArray<Paragraph>, persons: Persons): boolean => {
  const bodies = paragraphs.filter(({ role }) => role === "body").map(({ reading }) => reading.text)
  const labels = bodies.flatMap((text) => nameLabel.exec(text)?.[1] ?? [])
  return (
    bodies.filter((text) => turnLabel.test(text)).length >= 3 ||
    (labels.length >= 3 &&
      labels.length * 2 >= bodies.length &&
      labels.some((label) => persons.get(label) !== undefined))
  )
}

const disjoint = (quotations: ReadonlyArray<Quotation>): ReadonlyArray<Quotation> => {
  const kept: Array<Quotation> = []
  for (const quotation of quotations) {
    const clash = kept.some(
      ({ paragraph, content }) => paragraph === quotation.paragraph && overlaps(content, quotation.content),
    )
    if (!clash) kept.push(quotation)
  }
  return kept
}

/** All that a document reports as said. */
export const findQuotations = (
  paragraphs: ReadonlyArray<Paragraph>,
  { mentions, persons, holders }: DocumentMentions,
  lexicon: Lexicon,
  collective: (words: string) => Entity,
): ReadonlyArray<Quotation> => {
  const context: Context = { lexicon, at: byParagraph(mentions), holders, collective, last: undefined }
  const readable = paragraphs.filter(isReadable)
  if (isTranscript(readable, persons)) return turns(paragraphs, persons)
  const quotations: Array<Quotation> = []
  for (const paragraph of readable) {
    if (paragraph.role !== "body" && paragraph.role !== "list") continue
    const sentences = sentencesIn(paragraph)
      .map(({ start, end }) => ({ start: Math.max(start, paragraph.dateline), end }))
      .filter(({ start, end }) => start < end)
    const direct =
      paragraph.language === "en"
        ? quoteFirst(paragraph, context)
        : sentences.flatMap((sentence) => chineseCueLast(paragraph, sentence, context))
    const bySentence = sentences.map((sentence) => ({
      sentence,
      quotations: (paragraph.language === "zh" ? chinese : english)(paragraph, sentence, context),
    }))
    const indirect = continued(paragraph, bySentence, direct, context)
    quotations.push(...disjoint([...direct, ...indirect]).toSorted((a, b) => a.content.start - b.content.start))
  }
  return quotations
}
