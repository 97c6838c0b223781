import { regExp } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Mention, Range } from "../model.ts"
import { asSaying, attributedFirst, attributedLast, passive, personEnding, putFirst } from "./attributed.ts"
import { cueLast } from "./cue-last.ts"
import type { FoundCue } from "./cues.ts"
import { cuesIn } from "./cues.ts"
import type { Context, Quotation, Speaker } from "./model.ts"
import { addedClause, closingMark, groupIn, openedAt, reported, trimmed } from "./model.ts"
import { purposed } from "./purposes.ts"
import { adverbial, collectiveBefore, englishSpeaker, joinedTo, openingPattern, withoutOffice } from "./speakers.ts"

/** The feeling with which something is said, before what is said. */
const withFeeling = /^\swith\s(?:\p{Ll}+\s)?(?:concern|alarm|regret|satisfaction|appreciation|pleasure|interest)(?=\s)/u

/** "that", with the time or the hearers before it. */
const thatClause =
  /^,\s[^,.“”]{2,60},\sthat\s|^\s(?:(?:(?:to\s)?(?:reporters|journalists)|\p{Lu}\p{L}+|him|her|them|us)\s)?(?:to|at|in|on|during|before|after|following|via|through|ahead\sof|for)\s(?:(?!\b(?:he|she|it|they|we|would|will|had|has|have|is|was|were|are|can|could|should|must)\b)[^,.;:“”]){1,140}?\sthat\s|^[,:]?\s*(?:(?:here|today|yesterday|earlier|(?:on\s)?\p{Lu}\p{L}+day\s(?:morning|afternoon|evening|night)|(?:to\s)?(?:reporters|journalists)|on\s\p{Lu}\p{L}+|him|her|them|us|(?:the\s)?(?:\p{Lu}[\p{L}.'’-]*\s){0,5}\p{Lu}[\p{L}.'’-]*),?\s)*that(?:\s|,\s(?=since\b|in\b|as\b|under\b|with\b|over\b|for\b|on\b|at\b|after\b))/u

/** A day before a clause without "that": "said on Friday he would …". */
const dayClause =
  /^\s(?:here\s)?(?:(?:late\s|early\s)?on\s\p{Lu}\p{L}+day|\p{Lu}\p{Ll}+day|today|yesterday|earlier|recently)(?:\s(?:morning|afternoon|evening|night))?\s(?=(?:he|she|it|they|there|the|an?|no|his|her|its|their|\p{Lu}[\p{L}.]+)\s)/u

/** "told his Republican colleagues that", "told local media that", "told a news conference in Beijing that" */
const toldClause = /^\s(?:(?:his|her|their|the|an?)\s)?(?:[\p{L}\p{N}.’'-]+\s){1,14}?that\s/u

/** Where, when or to whom something was said, before the words in quotation marks: 'said in Singapore last week, "…"'. */
const quotedClause =
  /^\s(?:in|at|on|to|during|before|after|following|via|last|this|today|yesterday|of|when)(?:\s[^.;:“”"]{2,100})?[,:]\s(?=[“"]\p{L}[^”"]{20,})/u

/** To whom something was said, before the words in quotation marks: 'told the Financial Times: "…"'. */
const toldHearer = /^(?:\s[\p{L}.'’&-]+){1,10}[,:]\s(?=[“"]\p{L}[^”"]{10,})/u

/** A day or an adverb before what a cue has for an object: "stressed on Tuesday the importance of". */
const objectDay =
  /^\s(?:(?:on\s)?\p{Lu}\p{L}+day|today|yesterday|here|again|once\sagain)(?=\s(?:the|its|his|her|their|an?)\s)/u

/** "put it bluntly: “…”" */
const quotedManner = /^\s\p{Ll}+(?:ly)?(?=[,:]\s*[“"])/u

/** "explained why more transparency is needed" */
const questionClause = /^\s(?=(?:how|why)\s(?!to\s))/u

/** Who is asked to do something: "asked |each of the leaders to talk to their peers". */
const askedTo = /^\s(?=(?!about\b|for\b|if\b|whether\b|how\b|why\b|what\b|to\b)(?:[\p{L}.'’-]+\s){1,8}?to\s\p{Ll}{2,})/u

/** What speaks itself, after the cue. */
const issued =
  /^\s(?:an?|the)\s(?:(?!that\b)[\p{L}’'-]+\s){0,3}(?:statement|release|readout|communiqu[eé]|report|notice|source|announcement)\b(?!\s(?:was|is|has|had|will|would)\b)/u

/** What a meeting passes on to those present. */
const passedOn =
  /^\sand\s(?:studied|learned|discussed|implemented)\b|^\s(?:the\s)?(?:(?:important\s)?(?:spirit|guiding\sprinciples|instructions)\s(?:of|from)\b)/u

/** What is conveyed and expressed without saying anything: greetings and the like, of whomever. */
const greeting =
  /^\s(?:(?!that\b|hope|belief|support|appreciation|gratitude)[\p{L}.’'-]+\s){0,8}?(?:greetings|condolences|regards|(?:best|good|warm|warmest)\swishes|wishes|congratulations|invitation|welcome|letter|message)\b/u

const hasHearer = new Set(["tell", "inform", "assure", "remind"])

/** "informed the Amir of his intention". */
const ofClause = /^\s(?:(?:the|his|her|their)\s)?(?:[\p{L}.'’-]+\s){1,6}?of\s(?=(?:his|her|their|the|an?)\s)/u

/** How what is said begins after the cues that may do without "that". */
const clausesAfter: ReadonlyMap<string, ReadonlyArray<RegExp>> = new Map([
  ["inform", [ofClause]],
  ["tell", [toldHearer]],
  ["say", [dayClause, quotedClause]],
  ["explain", [questionClause]],
  ["ask", [askedTo]],
])

/** What is done with notes that are a noun, right before them. */
const sharesNotes = /\b(?:shar|compar|tak|exchang|writ|mak)(?:e|es|ed|ing)\s$/u

/** Forms that are nouns as well: they report only with a clause or in quotation marks. */
const nounForms = new Set(["states", "reports", "claims", "demands", "requests", "comments", "remarks", "promises"])

/** What stands right before such a noun: "made the |remarks after". */
const nounBefore =
  /\b(?:the|these|those|such|any|some|his|her|its|their|following|similar|recent|public|media|relevant)\s$/iu

/** Where what a cue reports begins; undefined where it reports nothing. */
const contentAfter = (
  text: string,
  sentence: Range,
  { form, verb, start: from, end }: FoundCue,
): number | undefined => {
  // "noted with concern that …"
  const after = text.slice(end, sentence.end)
  const pause = withFeeling.exec(after) ?? (verb.object === true ? objectDay.exec(after) : quotedManner.exec(after))
  const start = end + (pause?.[0].length ?? 0)
  const rest = text.slice(start, sentence.end)
  // "urged China to end the support that …"
  const isOrder = verb.strength === "directive" && /^\s(?:(?!that\b)[\p{L}.’'-]+\s){1,8}?to\s\p{Ll}/u.test(rest)
  const that =
    !isOrder && /\bthat[ ,]/u.test(rest)
      ? (thatClause.exec(rest) ?? (hasHearer.has(verb.lemma) ? toldClause.exec(rest) : null))
      : null
  if (verb.lemma === "say" && /^\s(?:nothing|little|so|as\smuch|no\smore|a\sfew\swords)\b/u.test(rest)) return undefined
  // "…, said a statement on the website Thursday"
  if (verb.lemma === "say" && issued.test(rest)) return undefined
  if ((verb.lemma === "convey" || verb.lemma === "express") && greeting.test(rest)) return undefined
  // "The meeting conveyed and studied the spirit of …"
  if (verb.lemma === "convey" && passedOn.test(rest)) return undefined
  if (verb.lemma === "appeal to" && !/\sto\s\p{Ll}/u.test(rest)) return undefined
  // "called on the minister" is a visit; what may be put forward and says something is a proposal.
  if (verb.lemma === "call on" && !/^\s(?:(?!\b(?:was|were)\b)[^,;])+?\sto\s\p{Ll}/u.test(rest)) return undefined
  if (verb.lemma === "put forward" && !/^\s(?:[\p{L}-]+\s){0,3}(?:proposals?|suggestions?|propositions?)\b/u.test(rest))
    return undefined
  if (verb.lemma === "propose" && /^\s(?:an?\s|the\s|his\s|her\s)?toasts?\b/u.test(rest)) return undefined
  // "has repeatedly stressed this"
  if (/^\s(?:this|that|these|those|it|them)(?:\s(?:too|again|repeatedly|as\swell))?[.;]?$/u.test(rest)) return undefined
  if (nounForms.has(form) && nounBefore.test(text.slice(Math.max(0, from - 16), from))) return undefined
  // "The parties share notes with leaders."
  if (form === "notes" && sharesNotes.test(text.slice(sentence.start, from))) return undefined
  const told = clausesAfter.get(verb.lemma)?.map((clause) => clause.exec(rest))
  const opening = that ?? told?.find((match) => match !== null) ?? null
  if (opening === null) {
    // "Wang Yi said, the two countries …"
    if (statesAfterComma.test(rest) && /^[^,;]{1,80}$/u.test(text.slice(sentence.start, start)))
      return start + ", ".length
    if (verb.lemma === "add" && addedClause.test(rest)) return start
    // "He added: The harbor is open."
    if (plainColon.test(rest)) return start + ": ".length
    // "…," Hu said when he met the press
    if (verb.lemma === "say" && /^\s(?:when|while|after|before|as|upon|following)\s/u.test(rest)) return undefined
    const isQuoted = /^[,:]?\s*[“"]/u.test(rest)
    if (!isQuoted) {
      // "pointing out the direction" says nothing.
      if (verb.clause === true || nounForms.has(form) || form === "pointing out") return undefined
      if (verb.object !== true && !/^[,:]?\s\S/u.test(rest)) return undefined
      // "…, the Treasury Department said, after two days of talks"
      if (rest.startsWith(",")) return undefined
    }
    // "…, the Ministry said Friday in a statement"
    if (/^\s(?:\p{Lu}\p{Ll}+day\s|today\s)?(?:by|at|in|on|to|about)\s/u.test(rest) && verb.lemma !== "call on")
      return undefined
  }
  return start + (opening?.[0].length ?? 0)
}

/** A statement after a cue and a comma, in translations; not "…, Xinhua reported". */
const statesAfterComma =
  /^,\s(?=(?:(?:in|since|under|with|over|as|on|at|from|during|after|currently|this\syear|last\syear)\s(?!(?:an?|his|her|its|their)\s(?:\p{L}+\s)?(?:statement|interview|speech|address|report|article|post|letter|message|reply|response|briefing)\b)[^,“”"]{4,120},\s)?(?:(?:the|this|these|both|it|we|he|she|they|all|there)\s|\p{Lu}[\p{L}’'-]+\s)(?:[^\s“”"]+\s){4})(?!.*\s(?:said|reported|says|reports|announced|added)\.?$)/u

/** A statement after a colon, without quotation marks. */
const plainColon = /^:\s(?=\p{Lu}[^“”"]{20,}$)/u

/** What says something itself, before "saying"; or a mark. */
const saidBy =
  /(?:[,.;)’'”"]|\b(?:reports?|people|those|critics|statements?|letters?|messages?|officials|others|some|posts?|articles?|voices))\s$/u

/** Who says what a cue reports; a cue after the first has its subject by what joins it. */
const speakerOf = (
  paragraph: Paragraph,
  sentence: Range,
  cue: FoundCue,
  first: Report | undefined,
  joint: RegExpExecArray | null,
  context: Context,
): Speaker | undefined => {
  const { text } = paragraph.reading
  const isGerund = /^\p{L}+ing(?:\s|$)/u.test(cue.form)
  const they = joint === null ? -1 : joint[0].search(/\bthey\s/u)
  if (joint !== null && they >= 0) {
    const start = sentence.start + joint.index + they
    const range = { start, end: start + "they".length }
    return { range, entity: collectiveBefore(text, sentence, range, paragraph, context) }
  }
  if (first === undefined && !isGerund)
    return (
      englishSpeaker(text, sentence, cue, paragraph, context) ??
      (joint === null ? undefined : subjectOf(sentence, paragraph, context))
    )
  if (joint !== null) return first?.speaker ?? subjectOf(sentence, paragraph, context)
  // "Ms. Neuberger opened by noting that …"
  if (
    isGerund &&
    /\s(?:opened|began|started|closed|concluded|ended|responded)(?:\s[^,.;]{2,40})?\sby\s$/u.test(
      text.slice(sentence.start, cue.start),
    )
  )
    return subjectOf(sentence, paragraph, context)
  if (isGerund) {
    // "…, with President Biden underscoring …"
    const own = context.at(paragraph).find(({ entity, end }) => entity.type === "person" && end === cue.start - 1)
    // "reiterated the commitment to China |saying it had helped"
    const isSame = cue.form === "saying" && !saidBy.test(text.slice(Math.max(0, cue.start - 20), cue.start))
    if (own === undefined) return isSame ? first?.speaker : undefined
    // "Lind echoed Zhou saying the port is open"
    const isObject = /\b(?:echo(?:ed|es|ing)|second(?:ed|s)|interrupted|quot(?:ed|es|ing)|cit(?:ed|es|ing))\s$/u.test(
      withoutOffice(text.slice(sentence.start, own.start), own),
    )
    return isObject ? subjectOf(sentence, paragraph, context) : { range: own, entity: own.entity }
  }
  // A further clause with a subject of its own: "…, and the Prime Minister noted …".
  const own = englishSpeaker(text, sentence, cue, paragraph, context)
  return own !== undefined && joining.test(text.slice(sentence.start, own.range.start)) ? own : undefined
}

/** Where the quotation ends that an earlier sentence opens, whose cues are its speaker's; else where the sentence begins. */
const closedAt = (text: string, { start, end }: Range): number => {
  const open = openedAt(text, start)
  const mark = open === start ? null : closingMark.exec(text.slice(start, end))
  return mark === null || !/^[\s(]?$/u.test(text.charAt(open - 1)) ? start : start + mark.index
}

/** A participle that reports, before the cue of its subject: "Noting that trade has grown, |Li said …". */
const leading =
  /^(?<cue>(?:Not|Assert|Argu|Warn|Acknowledg|Affirm|Declar|Stress|Emphasiz|Recall|Underlin|Underscor|Reiterat|Reaffirm|Observ|Remark)ing|Pointing out|Saying)(?:\sthat|(?<=Saying))\s(?<content>.{12,}),\s(?=[^,“”]{2,90}$)/du

/** What a participle reports with which a sentence opens, and where the sentence goes on. */
const leadingReport = (
  paragraph: Paragraph,
  sentence: Range,
  cues: ReadonlyArray<FoundCue>,
  context: Context,
): { readonly report: Quotation; readonly rest: Range } | undefined => {
  const { text } = paragraph.reading
  if (!/^\p{Lu}\p{L}+ing\s/u.test(text.slice(sentence.start, sentence.start + 16))) return undefined
  for (const cue of cues) {
    const match = leading.exec(text.slice(sentence.start, cue.start))
    if (match === null) continue
    const rest = { start: sentence.start + match[0].length, end: sentence.end }
    const speaker = englishSpeaker(text, rest, cue, paragraph, context)
    const own = groupIn(match, "cue", sentence.start)
    const content = groupIn(match, "content", sentence.start)
    const verb = context.lexicon.cues.byForm.get(match.groups?.["cue"]?.toLowerCase() ?? "")
    if (speaker === undefined || own === undefined || content === undefined || verb === undefined) return undefined
    return { report: reported({ paragraph, content, speaker, cue: own, verb, rule: "en-cue" }), rest }
  }
  return undefined
}

/** What a sentence in English reports as said. */
export const english = (paragraph: Paragraph, sentence: Range, context: Context): ReadonlyArray<Quotation> => {
  const { text } = paragraph.reading
  const cues = cuesIn(paragraph, sentence, context).filter(({ verb }) => verb.lemma !== "according to")
  const whole =
    attributedFirst(paragraph, sentence, context) ??
    putFirst(paragraph, sentence, context) ??
    passive(paragraph, sentence, context) ??
    asSaying(paragraph, sentence, context) ??
    attributedLast(paragraph, sentence, context)
  if (whole !== undefined) return [whole]
  const last = cueLast(paragraph, sentence, cues, context)
  if (last.length > 0) return last
  const aims = purposed(
    paragraph,
    sentence,
    context,
    () => subjectOf(sentence, paragraph, context),
    (cue) => contentAfter(text, sentence, cue),
  )
  if (cues.length === 0 || aims.length > 0) return aims
  const opening = leadingReport(paragraph, sentence, cues, context)
  const main = opening === undefined ? [] : english(paragraph, opening.rest, context)
  if (opening !== undefined && main.length > 0) return [opening.report, ...main]
  const reports: Array<Report> = []
  const closed = closedAt(text, sentence)
  /** Has a mark of quotation opened in the sentence before a place that is not closed there? */
  const isInMarks = (place: number): boolean => {
    const opened = openedAt(text, place)
    return opened >= sentence.start && opened < place
  }
  for (const cue of cues) {
    if (cue.start < closed) continue
    const start = contentAfter(text, sentence, cue)
    if (start === undefined) continue
    // "the requirements of “learning ideas, emphasizing practice …”": a word of what stands in marks.
    if (cue.form.endsWith("ing") && isInMarks(cue.start)) continue
    const joint = coordination.exec(text.slice(sentence.start, cue.start))
    const who = cue.form.includes("ing") ? absolute.exec(text.slice(sentence.start, cue.start)) : null
    const range = groupIn(who, "who", sentence.start)
    const speaker =
      range === undefined
        ? speakerOf(paragraph, sentence, cue, reports[0], joint, context)
        : (personEnding(paragraph, range, context) ?? { range, entity: undefined })
    // "said Wang Yi, head of …" has its content before the cue.
    if (speaker === undefined || speaker.range.start >= cue.end) continue
    // "China and the Union reaffirm" are two.
    if (cue.verb.plural === true && speaker.entity !== undefined && speaker.entity.type !== "collective") {
      if (!/\sand\s(?:the\s)?$/u.test(text.slice(sentence.start, speaker.range.start))) continue
      reports.push({ cue, speaker: { ...speaker, entity: undefined }, start, from: cue.start })
      continue
    }
    // "Ambassadors visited the port, highlighting the trade": what they did shows it, and nobody says it.
    const isUnsaid =
      reports.length === 0 &&
      speaker.entity === undefined &&
      !/^they$/iu.test(text.slice(speaker.range.start, speaker.range.end)) &&
      !text.startsWith(" that ", cue.end)
    if (isUnsaid && /^(?:highlight|underscor|stress|emphasiz|underlin)ing$/u.test(cue.form)) continue
    // A body without an id that announces a programme is told of, not quoted.
    const isPlan = intends.test(text.slice(start, start + 60))
    if (cue.verb.lemma === "announce" && speaker.entity === undefined && start === cue.end && !isPlan) continue
    const from = joint === null ? clauseStart(text, speaker.range, cue, sentence) : sentence.start + joint.index
    reports.push({ cue, speaker, start, from })
  }
  return reports.flatMap(({ cue, speaker, start }, index): ReadonlyArray<Quotation> => {
    // "Keane said that in July, |Minister A said …" reports what was said then.
    const isOuter = whenOnly.test(text.slice(start, reports[index + 1]?.from))
    const next = reports[index + (isOuter ? 2 : 1)]?.from ?? sentence.end
    const words = text.slice(start, next)
    // What is said without "that" is a clause.
    const isObject = cue.verb.lemma !== "say" && !/\bthat,?\s$/u.test(text.slice(cue.end, start))
    const narrative =
      narration(context.lexicon).any.exec(words) ??
      othersDo(context.lexicon).exec(words) ??
      (isObject ? (occasion.exec(words) ?? narration(context.lexicon).afterObject.exec(words)) : null)
    // 'Keane "kept the port, noting that it is open," the Treasury said.': the marks around the cue end the content.
    const marked = isInMarks(start) ? closingMark.exec(words)?.index : undefined
    const isMarked = marked !== undefined && !/[“"]/u.test(words.slice(0, marked))
    const until = isMarked ? start + marked : narrative === null ? next : start + narrative.index
    const last = nextSubject(paragraph, { start, end: until }, context) ?? until
    const content = trimmed(text, start, last - (sourceAfter.exec(text.slice(start, last))?.[0].length ?? 0))
    if (content === undefined || onlyNumbered.test(text.slice(content.start, content.end))) return []
    if (speaker.entity !== undefined) context.last = speaker.entity
    const { verb } = cue
    return [reported({ paragraph, content, speaker, cue: { start: cue.start, end: cue.end }, verb, rule: "en-cue" })]
  })
}

/** What several announce that they will do: "announced |their countries’ intent to sign". */
const intends =
  /^\s(?:their|his|her|its)\s(?:\p{L}+[’']s?\s)?(?:joint\s|shared\s)?(?:intent|intention|plans?|decision|commitment)\b/u

/** Where a clause begins that tells what another person did: "…, and Minister Kihara outlined …". */
const nextSubject = (paragraph: Paragraph, content: Range, { at }: Context): number | undefined => {
  const { text } = paragraph.reading
  for (const mention of at(paragraph)) {
    const { entity, start, end } = mention
    if (entity.type !== "person" || start <= content.start || end >= content.end) continue
    const before = withoutOffice(text.slice(content.start, start), mention)
    const joined = /,\s(?:and|while)\s(?:(?:the\s)?\p{Lu}[\p{L}.]+\s){0,2}$/u.exec(before)
    if (joined !== null && /^\s(?:also\s|then\s)?\p{Ll}{3,}ed\s/u.test(text.slice(end, content.end)))
      return content.start + joined.index
  }
  return undefined
}

/** What joins a clause with a subject of its own to the one before, up to the subject or its office. */
const joining =
  /(?:;\s(?:on|in|as\s(?:to|for)|regarding|concerning)\s[^,;“”]{2,60},\s|[,;]\s(?:and\s|while\s|but\s)?|\s(?:and|while|but)\s)(?:(?:the\s)?(?:\p{Lu}[\p{L}.-]+\s){1,6}(?:of\s)?)?$/u

/** Where the clause of a cue begins that has a subject of its own. */
const clauseStart = (text: string, speaker: Range, cue: Range, sentence: Range): number => {
  if (speaker.end <= sentence.start || speaker.end > cue.start) return cue.start
  const lead = joining.exec(text.slice(sentence.start, speaker.start))
  return lead === null ? cue.start : sentence.start + lead.index
}

/** What is put forward and is told in the next paragraphs: "three main proposals:". */
const onlyNumbered = /^(?:the\s)?(?:following|two|three|four|five|six|several)\s(?:\p{L}+\s){0,3}\p{L}+:$/u

/** Whose participle it is after "with": "The council adopted it, with |China|, which voted in favor, calling for …". */
const absolute = /,\swith\s(?:the\s)?(?<who>\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]+){0,2})(?:,\s[^,]{2,60},)?\s$/du

/** One cue of a sentence, and where its content begins. */
interface Report {
  readonly cue: FoundCue
  readonly speaker: Speaker
  readonly start: number
  /** Where the words begin that join it to the cue before. */
  readonly from: number
}

/** What joins a further cue to the subject of a sentence. */
const coordination =
  /(?:;\s(?:on|in|as\s(?:to|for)|regarding|concerning)\s[^,;“”]{2,60},\s|;\s(?:and\s)?|(?:,|(?<=,[”"]))\s(?:and\s|while\s|but\s)?|\s(?:and|while)\s)(?:(?:also|then|further|again|they|he|she|\p{Ll}+ly)\s)*$/u

/** The reporter's own words after a reported statement: the same subject, or another, did something else. */
const narration = perLexicon(({ narration: { en } }) => {
  const [deeds, others, listed, further] = [en.deeds, en.others, en.listed_deeds, en.further_deeds].map((words) =>
    words.join("|"),
  )
  return {
    any: regExp(
      `;\\s[^,;“”]{2,40}?\\s(?:declined|refused)\\sto\\s|(?:,|(?<=,[”"]))\\saccording\\sto\\s|(?:,\\s)?(?:\\s|\\b)(?:and|while|as)\\s(?:(?:also|${others})\\s)*(?:${deeds})\\b|,\\s(?:${listed})\\s|(?:,|(?<=,[”"]))\\s(?:describing|citing|pledging)\\s|,\\swith\\s(?:fellow|other|several|both)\\s(?:\\p{L}+\\s)?(?:leaders|members|participants|officials|partners|allies|ministers)\\s\\p{Ll}+ing\\s|,\\s(?:and|while|but)\\s\\p{Lu}[\\p{L}.’'-]+\\s(?:responded|replied|answered|said|told|noted|stressed)\\s`,
      "u",
    ),
    afterObject: regExp(
      `(?:;\\s(?:and\\s)?|(?:,\\s)?(?:\\s|\\b)and\\s)(?:(?:also|then|later)\\s)?(?:${further})\\s`,
      "u",
    ),
  }
})

/** A time or an occasion and nothing else. */
const whenOnly = /^(?:in|on|at|during|since|after|before)\s[^,“”]{2,40}$/u

/** Who reports it all, at the end of a sentence: "…, it said." */
const sourceAfter = /,\s(?:it|they|he|she)\s(?:said|added|says)\.?$/u

/** Where something was said, after what a cue has for an object: "stressed the importance of trade during a call with". */
const occasion =
  /\sduring\s(?:an?|his|her|their)\s(?:[\p{L}-]+\s){0,3}(?:meeting|talks|call|conversation|briefing|conference|interview)\s(?:with|in|at|here|on)\b|\sat\s(?:an?|the|his|her)\s(?:[\p{L}-]+\s)?(?:press|news)\s(?:conference|briefing)\b|\swhen\s(?:he|she|they)\s(?:met|spoke|visited|addressed|received|hosted)\b/u

/** A group did something at the same time: "…, while delegates called for a return to talks". */
const othersDo = perLexicon(({ unnamed }) =>
  regExp(`,\\swhile\\s(?:(?:the|other|some|many)\\s)?(?:${unnamed.en})\\s\\p{Ll}{2,}ed\\s`, "u"),
)

/** A circumstance with which a sentence opens, up to its subject. */
const circumstance =
  /^(?:During|In|At|On|After|Before|Following|While|As|Upon|Amid|Ahead\sof|Prior\sto|\p{Lu}\p{Ll}+ing)\s[^,“”]{3,160},\s(?:(?:Mr|Ms|Mrs|Dr)\.\s)?$/u

/** The subject with which a sentence opens, past an office or an adverbial. */
const subjectOf = (whole: Range, paragraph: Paragraph, context: Context): Speaker | undefined => {
  const { text } = paragraph.reading
  const persons = context
    .at(paragraph)
    .filter((mention) => mention.entity.type === "person" && mention.start >= whole.start && mention.end <= whole.end)
  // "During his meeting with President A, |B hailed …"
  const begin = ({ start, office }: Mention) => start - (office === null ? 0 : office.length + 1)
  const after = persons.find((one) => circumstance.test(text.slice(whole.start, begin(one))))
  const sentence = after === undefined ? whole : { ...whole, start: begin(after) }
  const [person, second] = persons.filter(({ start }) => start >= sentence.start)
  const lead = text.slice(sentence.start, person?.start ?? sentence.start)
  const office = person?.office === null || person === undefined ? "" : `${person.office} `
  const opening = lead.slice(0, lead.length - office.length)
  if (
    person !== undefined &&
    /^(?:[^,]{0,60},\s)?(?:(?:Mr|Ms|Mrs|Dr|U\.S|U\.K)\.\s|\p{Lu}[\p{L}’'-]*\s)?$/u.test(opening)
  ) {
    // "Mr. Sullivan and Director Wang welcomed … and noted …" are two.
    const isJoint = second !== undefined && joinedTo.test(text.slice(person.end, second.start))
    return isJoint
      ? { range: { start: sentence.start + adverbial(lead), end: second.end }, entity: undefined }
      : { range: { start: person.start, end: person.end }, entity: person.entity }
  }
  const told = text.slice(sentence.start, sentence.end)
  // "The Secretary General, |for his part, thanked …"
  const part = /(?<=^The\s(?:\p{Lu}[\p{L}-]+\s){0,3}\p{Lu}[\p{L}-]+),\sfor\s(?:his|her)\s(?:own\s)?part,\s/u.exec(told)
  const words = part === null ? openingPattern(context.lexicon).exec(told)?.[1] : part[0]
  if (words === undefined) return undefined
  const until = sentence.start + told.indexOf(words) + words.length
  // "China’s Ministry| of Commerce on Thursday denied … and reiterated": the whole body.
  const body = context
    .at(paragraph)
    .find(
      (one) =>
        one.entity.type === "organization" && one.start >= sentence.start && one.start < until && one.end > until,
    )
  const end = body === undefined ? until : body.end + 1
  return englishSpeaker(text, sentence, { start: end, end }, paragraph, context)
}
