import type { AttendanceRow } from "../core/rows.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Holder } from "./holders.ts"
import { holderOf } from "./holders.ts"
import type { Mention, Range, RuleId } from "./model.ts"
import { byParagraph } from "./model.ts"
import { sentencesOf } from "./sentences.ts"

/** A person's part in the event that the document reports. */
export interface Part {
  readonly mention: Mention
  readonly part: AttendanceRow["part"]
  readonly rule: RuleId
}

interface Verb {
  readonly part: AttendanceRow["part"]
  readonly pattern: RegExp
  /** The persons follow the verb ("was presided over by"). */
  readonly passive?: true
}

const occasion =
  "(?:meeting|conference|session|forum|summit|symposium|ceremony|congress|event|talks|call|roundtable|briefing|convening|dialogue|discussion|conversation)"

/** How the press says what somebody did at a meeting. The object must be a meeting, or the verb stand alone. */
const english: ReadonlyArray<Verb> = [
  {
    part: "attended",
    pattern: new RegExp(
      `\\b(?:attend(?:ed|s)?|participated\\sin|took\\spart\\sin|joined)\\s(?:the|this)\\s(?:\\p{L}+\\s){0,3}${occasion}\\b|\\b(?:was|were)\\salso\\s(?:present|in\\sattendance)\\b|\\balso\\s(?:attended|participated|joined)(?=[.,;]|$)`,
      "giu",
    ),
  },
  {
    part: "attended",
    pattern:
      /\b(?:was|were)\s(?:also\s)?(?:attended|joined|accompanied) by\b|\b[Jj]oining\s[^.;:]{2,80}?\s(?:on|at|in|for)\sthe\s\p{L}+\s(?:was|were)\b|\b[Aa]lso\s(?:present|participating|attending|joining|in attendance)\s(?:[^.;:]{2,40}?\s)?(?:was|were)\b|\band attended by\b|\b(?:participants|attendees)\s(?:(?:at|in)\s(?:\S+\s){1,4})?included\b|\bin attendance were\b/giu,
    passive: true,
  },
  {
    part: "presided",
    pattern: new RegExp(
      `\\b(?:presided over|chaired|moderated|moderates)(?:\\s(?:the|this)\\s(?:\\p{L}+\\s){0,3}${occasion}\\b|(?=$|[.,;]))`,
      "giu",
    ),
  },
  { part: "presided", pattern: /\b(?:was|were)\s(?:presided over|chaired|moderated) by\b/giu, passive: true },
  {
    part: "summed_up",
    pattern:
      /\b(?:made|delivered|gave)\s(?:a|the)\s(?:concluding|summary|summing-up|closing)\s(?:speech|statement|remarks|address)\b|\bsummed up the\b/giu,
  },
  {
    part: "spoke",
    pattern:
      /\b(?:delivered|delivers|made|makes|gave)\s(?:an?\s)?(?:(?:very\s)?important\s|keynote\s|opening\s)?(?:speech|speeches|remarks)\b|\b(?:also\s)?spoke at the\b|\bdelivered (?:an? )?(?:\p{L}+ )?address\b/giu,
  },
  { part: "addressed", pattern: new RegExp(`\\baddressed the ${occasion}\\b`, "giu") },
  { part: "reported", pattern: /\breported to\b|\bdelivered (?:a|the) (?:work )?report\b/giu },
]
const chinese: ReadonlyArray<Verb> = [
  {
    part: "attended",
    pattern:
      /(?:出席|参加)了?(?:本次|此次|这次|上述)?(?:\p{Script=Han}{0,6})?(?:会议|座谈会|大会|论坛|峰会|开幕式|闭幕式|仪式|会见|会谈|活动|招待会)/gu,
  },
  {
    part: "presided",
    pattern:
      /主持(?:召开)?了?(?:本次|此次|这次)?(?:\p{Script=Han}{0,6})?(?:会议|座谈会|大会|论坛|开幕式|闭幕式|仪式)/gu,
  },
  { part: "summed_up", pattern: /作(?:了)?总结(?:讲话)?/gu },
  { part: "spoke", pattern: /(?:发表|作)了?(?:重要|主旨|书面|交流)?(?:讲话|演讲|致辞|发言)|致辞|并讲话/gu },
  { part: "reported", pattern: /(?:(?<!听取|听取了)汇报(?!会|后)|作(?:了)?(?:工作)?报告)/gu },
]

interface Hit extends Range {
  readonly verb: Verb
}

/** A word that one of the patterns has. */
const guard =
  /attend|particip|took part|joined|joining|accompanied|present|presided|chaired|moderat|speech|remarks|address|statement|spoke|summed|report|出席|参加|主持|总结|讲话|演讲|致辞|发言|汇报|报告/iu

const hitsOf = (text: string, sentence: Range, verbs: ReadonlyArray<Verb>): ReadonlyArray<Hit> => {
  const words = text.slice(sentence.start, sentence.end)
  if (!guard.test(words)) return []
  return verbs
    .flatMap((verb) =>
      Array.from(
        words.matchAll(verb.pattern),
        (match): Hit => ({
          verb,
          start: sentence.start + match.index,
          end: sentence.start + match.index + match[0].length,
        }),
      ),
    )
    .toSorted((a, b) => a.start - b.start)
}

/** The words before a person, without the office. */
const subjectLead = (before: string, office: string | null): string => {
  const lead = before.trimEnd()
  return office !== null && lead.endsWith(office) ? lead.slice(0, lead.length - office.length) : before
}

/** A person with whom, or to whom, something is done is not its subject. */
const isObject = (text: string, sentence: Range, mention: Mention): boolean =>
  /(?:\b(?:to|with|by|from|under|of)\s(?:\p{L}+\s){0,6}|(?:向|同|与|对|由|受|在以|听取了?)\p{Script=Han}{0,12})$/u.test(
    subjectLead(text.slice(Math.max(sentence.start, mention.start - 160), mention.start), mention.office),
  )

const met =
  /\b(?:met|meets|spoke|speaks|held (?:a|an|talks|separate)|had (?:a|an)|made (?:separate )?calls|placed (?:a|separate)|called|convened|hosted|welcomed|received|joined|participated|attended|led|visited|traveled|travelled)\b|会见|会晤|会谈|通电话|欢迎仪式|访问|座谈/u

/** Who met or spoke, by the first sentence of the report that tells it. */
export const findMet = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  holders: ReadonlyArray<Holder>,
): ReadonlyArray<Part> => {
  const paragraph = paragraphs.find(({ role, language }) => role === "body" && (language === "en" || language === "zh"))
  if (paragraph === undefined) return []
  const { text } = paragraph.reading
  const sentence = sentencesOf(text, paragraph.language).find(({ start, end }) => met.test(text.slice(start, end)))
  if (sentence === undefined) return []
  const words = text.slice(sentence.start, sentence.end)
  const verb = met.exec(words)?.index ?? 0
  const cut =
    /\b(?:to\s(?!the\b|an?\b|his\b|her\b|President|Prime)\p{Ll}+|regarding|about|following|ahead of|as part of|in which|where)\b/u.exec(
      words.slice(verb),
    )
  const end = cut === null ? sentence.end : sentence.start + verb + cut.index
  // "The President spoke today with …"
  const [, office = ""] = /^(?:\p{Lu}\p{L}+,\s)?([Tt]he\s\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,3})(?=\s)/u.exec(words) ?? []
  const holder = paragraph.language === "en" ? holderOf(office, holders) : undefined
  const at = sentence.start + words.indexOf(office)
  const subject: ReadonlyArray<Mention> =
    holder === undefined
      ? []
      : [
          {
            paragraph,
            start: at,
            end: at + office.length,
            entity: holder,
            office: null,
            rule: "known-name",
            how: "document",
          },
        ]
  return [...subject, ...mentions]
    .filter(
      (mention) =>
        mention.paragraph === paragraph &&
        mention.entity.type === "person" &&
        mention.start >= sentence.start &&
        mention.end <= end &&
        // "the Office …, which is overseen by Vice President Harris"
        !/\b(?:overseen|headed|issued|signed|announced)\sby\s$/u.test(
          subjectLead(text.slice(Math.max(sentence.start, mention.start - 160), mention.start), mention.office),
        ) &&
        // "the Biden-Harris Administration", "President Biden's agenda"
        !/^(?:-|['’]s?\s|\s[Aa]dministration\b)/u.test(text.slice(mention.end, mention.end + 20)),
    )
    .map((mention): Part => ({ mention, part: "attended", rule: "attendance-met" }))
}

/**
 * What each person did at the document's event, from the sentences that say it. The headline deck,
 * which shortens and drops offices, counts only for what the body does not tell.
 */
export const findAttendance = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
): ReadonlyArray<Part> => {
  const at = byParagraph(mentions)
  const body = partsIn(
    paragraphs.filter(({ role }) => role === "body"),
    at,
  )
  const told = new Set(body.map(({ part }) => part))
  const deck = partsIn(
    paragraphs.filter(({ role }) => role === "title" || role === "subtitle"),
    at,
  )
  const untold = deck.filter(({ part }) => !told.has(part))
  return [...body, ...untold.map((one): Part => ({ ...one, rule: "attendance-deck" }))]
}

const participants =
  /\b(?:participants?|participat(?:ed|ing)|attendees|attended|in attendance|joined by|(?:meeting|call|roundtable|session|event|briefing|summit|convening|conversation|discussion)\sincluded)\b|与会人员|出席人员/iu

/** The persons of the lists whose introduction says that they took part. */
export const findListed = (
  paragraphs: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
): ReadonlyArray<Part> => {
  const at = byParagraph(mentions)
  const parts: Array<Part> = []
  let isOfParticipants = false
  for (const paragraph of paragraphs) {
    const { text } = paragraph.reading
    if (paragraph.role !== "list") {
      isOfParticipants = participants.test(text) && (/[:：]$/u.test(text) || text.length < 40)
      continue
    }
    const [mention] = at(paragraph).filter(({ entity }) => entity.type === "person")
    if (isOfParticipants && mention !== undefined) parts.push({ mention, part: "attended", rule: "attendance-list" })
  }
  return parts
}

const partsIn = (paragraphs: ReadonlyArray<Paragraph>, at: ReturnType<typeof byParagraph>): ReadonlyArray<Part> => {
  const parts: Array<Part> = []
  for (const paragraph of paragraphs) {
    const { text } = paragraph.reading
    const persons = at(paragraph).filter(({ entity }) => entity.type === "person")
    if (persons.length === 0) continue
    for (const sentence of sentencesOf(text, paragraph.language)) {
      let from = sentence.start
      let subjects: ReadonlyArray<Mention> = []
      const hits = hitsOf(text, sentence, paragraph.language === "zh" ? chinese : english)
      for (const [index, { verb, start, end }] of hits.entries()) {
        const until = hits[index + 1]?.start ?? sentence.end
        const inside =
          verb.passive === true
            ? persons.filter((mention) => mention.start >= end && mention.end <= until)
            : persons.filter(
                (mention) => mention.start >= from && mention.end <= start && !isObject(text, sentence, mention),
              )
        if (verb.passive !== true && inside.length > 0) subjects = inside
        for (const mention of verb.passive === true ? inside : subjects)
          parts.push({
            mention,
            part: verb.part,
            rule: verb.passive === true ? "attendance-passive" : "attendance-verb",
          })
        from = end
      }
    }
  }
  return parts
}
