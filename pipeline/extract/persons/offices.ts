import { monthsEn } from "../../core/calendar.ts"
import { matchesOf, regExp } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Mention, Range } from "../model.ts"
import { isFree, servantOf } from "../model.ts"
import { doesSomething } from "../words.ts"
import { appointing, officeOfBody } from "./chinese-names.ts"
import { credentials } from "./english-names.ts"

/** How far before a name its office is looked for, in characters. */
const reach = 160

/** In brackets after an office, its body's abbreviation or what it is called elsewhere: (NPC) or (Chairman of the National Assembly). */
const inBrackets = "(?:\\s\\((?:\\p{Lu}{2,}|\\p{Lu}[\\p{L}\\s’']{4,60})\\))"

const connector =
  /^(?:\sof\s(?:the\s)?\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){0,2}|\s\([\p{Lu}-]{1,8}\))?(?:,|,? and|、|和|，|及)\s*$/u

export interface OfficePatterns {
  /** The office with which a text ends, before a name; group 1 is the office. */
  readonly before: (text: string) => RegExpExecArray | null
  readonly after: RegExp
  /** An office with the name of its body before it. */
  readonly afterWide: RegExp
  /** An office in brackets after a name. */
  readonly afterBracket: RegExp
  /** An office in small letters, with all that is said of it up to the next comma. */
  readonly afterSmall: RegExp
  /** A nationality, which is no part of the office after it, from the start of a text. */
  readonly nationality: RegExp
  /** "Vice Premier and Chinese| leader of …": whose the next office is that is none to the patterns. */
  readonly nationalityLast: RegExp
  /** Is there an office in these words? */
  readonly any: RegExp
  readonly beforeZh: RegExp
  readonly afterZh: RegExp
  /** What joins the fields of one ministry in Chinese: 外交|和|贸易部长. */
  readonly joinedZh: RegExp
  /** Words before an office in Chinese that do not belong to it; not 与 between fields of one ministry: 规划|与|战略投资部. */
  readonly leadInZh: RegExp
  /** An office right after a name and before "、" or 和. */
  readonly addressZh: RegExp
  /** The office to which, or from which, somebody is appointed; group 1. */
  readonly appointedZh: RegExp
  /** To what somebody is appointed: "as vice minister of culture", "deputy director of …", after the name. */
  readonly appointed: RegExp
  /** The same, where the person is the subject: "was named ambassador to …". */
  readonly isAppointed: RegExp
  readonly isPlural: (office: string) => boolean
  /** Does the name of a state or a city before it belong to the office? */
  readonly isLocal: (office: string) => boolean
  readonly isCountry: (id: string) => boolean
  /** Does an office end in what may be the name of the next person: "Head of Chancery Rakie Macarthy"? */
  readonly endsInName: (office: string) => boolean
  /** Is there a word of an office in a text? */
  readonly hasWord: (text: string) => boolean
}

/** Where what is said of an office in small letters ends without a comma: at who is with its holder, and what they do. */
const officeTurn =
  "\\sand\\s(?:(?:Mr|Ms|Mrs|Dr|Prof)\\b|(?:his|her|their)\\s)|\\sin\\s\\p{Lu}[\\p{L}-]+\\son\\s|\\s(?:\\p{Ll}+ed\\s(?:the|an?|his|her|in)|(?:held|met|led|gave|made|took|spoke|visited|attended|hosted|participated|presided|delivered|received|accompanied|arrived))\\b"

const word = regExp("[\\p{L}'’-]+", "gu")
/** What of "ex-Foreign" and "then-President" is no word of an office. */
const formerly = /^(?:[Ee]x|[Tt]hen)-(?=.)/u

export const officePatterns = perLexicon(
  ({
    office,
    wideOffice,
    smallHead,
    smallHeadEnd,
    honorific,
    nationality,
    officeZh,
    honorificZh,
    portfolioZh,
    isPlural,
    isLocal,
    isCountry,
    isTitleStart,
    isOfficeWord,
    isPortfolio,
    isBodyWord,
    names,
  }): OfficePatterns => {
    // "Prime Minister and Crown Prince"; but "the President and Prime Minister" are two persons.
    const beforePattern = regExp(
      `((?:\\p{Lu}{2,6}\\s)?(?:State\\sCouncill?or\\sand\\s|(?<!\\b[Tt]he\\s(?:\\p{Lu}\\p{L}*\\s){0,3})${office}(?:(?:,\\s${office})+,)?(?:\\s\\(\\p{Lu}{2,6}\\))?(?:\\sand|\\s&)?\\s(?:${nationality}\\s)?)?${office})${inBrackets}?[:,]?\\s(?:${honorific}\\s)?$`,
      "yu",
    )
    // The last word of an office is in capitals or that of one in small letters, perhaps before a form of address.
    const end = regExp(
      `(?:\\p{Lu}[\\p{L}.’'-]*|${smallHeadEnd}|members?|representatives?|d[’']affaires)${inBrackets}?[:,]?\\s(?:\\p{Lu}[\\p{L}.]*\\s){0,2}$`,
      "u",
    )
    // The pattern is costly: it is tried where an office may begin, if one ends there.
    const before: OfficePatterns["before"] = (text) => {
      if (!end.test(text.slice(-60))) return null
      for (const { 0: whole, index } of matchesOf(text, word)) {
        const lead = whole.includes("-") ? (formerly.exec(whole)?.[0].length ?? 0) : 0
        const first = whole.slice(lead)
        if (!isTitleStart(first) && !/^\p{Lu}{2,6}$/u.test(first)) continue
        beforePattern.lastIndex = index + lead
        const match = beforePattern.exec(text)
        if (match !== null) return match
      }
      return null
    }
    const said =
      '(?:\\(\\p{Lu}{2,8}\\)|(?!\\b(?:who|which|that|said|says|told|was|were|is|are|has|have|had|spoke|met|\\p{Ll}+ed(?=\\s(?:the|an?|his|her)\\b))\\b)(?:(?:\\p{Lu}\\.){2,4}|[^,.;:()“”"]))'
    // "minister of youth, culture and communication"
    const fields = "\\p{Ll}+(?:\\s\\p{Ll}+)?(?:,\\s\\p{Ll}+(?:\\s\\p{Ll}+)?){1,3},?\\sand\\s\\p{Ll}+"
    const small = `(?:\\p{Ll}+[’']s\\s)?(?:(?!(?:who|which|is|was|two|three|four|five|six|seven|eight|nine|ten|several|other|others|many|some)\\s)\\p{Ll}+(?:-\\p{Ll}+)?\\s){0,3}${smallHead}(?:(?<=\\b(?:minister|secretary))\\s(?:of|for)\\s${fields}|\\s(?:of|for|to|on|at|in|with)\\s${said}{2,110}?)?`
    const several = `${office}(?:(?:,? and|,| \\(\\p{Lu}{2,6}\\) and| &) (?:the )?(?!(?:members|representatives|officials|leaders|ministers|envoys)\\s)${office})*`
    const officeEnd = `(?=[,.;:)]|$|\\sand\\s(?:\\p{Ll}+ed|\\p{Lu}\\p{L}+\\s\\p{Lu})|\\s(?:on\\s\\p{Lu}\\p{L}+day|last|this|earlier|in\\s(?:\\d{4}|${monthsEn}))\\b)`
    const state = `(?:${nationality}|U\\.S\\.|US|U\\.K\\.|UK)`
    // "Sierra Leone’s |Consul General in Miami"
    const owner =
      "(?:\\p{Lu}[\\p{L}.]*(?:\\s(?:(?:of|for|and|the)\\s)*\\p{Lu}[\\p{L}.]*){0,5}(?:\\s\\(\\p{Lu}{2,8}\\))?[’']s?\\s)?"
    return {
      before,
      after: regExp(
        `^,\\s(?:who\\sis\\s)?(?:also\\s)?(?:the\\s|then\\s|an?\\s)?(?:new\\s|newly\\sappointed\\s|[Ff]ormer\\s${state}\\s)?${owner}(${several})(?=[\\s,.;:)–—]|$)`,
        "u",
      ),
      afterWide: regExp(
        `^${credentials},\\s(?:also\\s)?(?:the\\s|then\\s|an?\\s)?(${wideOffice}(?:(?:\\s\\(\\p{Lu}{2,6}\\))?\\s(?:and|&)\\s${wideOffice})?)(?=[,.;:)]|$|\\sand\\s)`,
        "u",
      ),
      afterBracket: regExp(`^\\s\\((?:the\\s)?(${wideOffice}(?:\\s(?:and|&)\\s${wideOffice})?)\\)`, "u"),
      afterSmall: regExp(
        `^${credentials},\\s(?:who\\s(?:is|was)\\s)?(?:also\\s)?(?:the\\s|then\\s|an?\\s)?(?:new\\s|newly\\sappointed\\s|former\\s(?=${state}\\s))?(?:${state}\\s)?${owner}(${small}(?:(?:,\\s${small})*,?\\sand\\s(?!(?:representatives|members|officials|leaders|experts|scholars|delegates)\\s)${small})?)(?=[,.;:)]|$|\\s(?:here\\s)?on\\s\\p{Lu}\\p{L}+day|${officeTurn})`,
        "u",
      ),
      nationality: regExp(`^${nationality}\\s(?!Republic)`, "u"),
      nationalityLast: regExp(`\\s(?:and|&)\\s${nationality}$`, "u"),
      any: regExp(`(?<![\\p{L}])${office}(?![\\p{L}])`, "u"),
      beforeZh: regExp(
        `((?:[\\p{Script=Han}\\d·]{0,30}(?:${officeZh}|${portfolioZh}(?=、(?:${portfolioZh}、)*${portfolioZh}[和与及]${portfolioZh}))、)*(?:[\\p{Script=Han}\\d·“”（）]|(?<=\\p{Script=Han})—(?=\\p{Script=Han})){0,40}${officeZh}(?:（(?:${officeZh}|${rankZh})）)?)$`,
        "u",
      ),
      afterZh: regExp(
        `^(${officeZh}(?:(?:、|兼)(?:国家|中央军委|国务院)?${officeZh})*)(?<!(?:国王|总统|总理|首相)代表)(?!\\p{Script=Han}{0,2}?[部省市])`,
        "u",
      ),
      addressZh: regExp(`^(?:${officeZh}|${honorificZh})(?:、|和)`, "u"),
      appointedZh: regExp(
        `^(?:（[^）]{1,12}）)?(?:、[\\p{Script=Han}·]{2,12}(?:（[^）]{1,12}）)?)*?(?:为|的|(?=${officeOfBody}))([\\p{Script=Han}·、（）]{0,40}?(?:${officeZh}|委员|代表))(?:职务|资格)?(?=[，。；]|$)`,
        "u",
      ),
      appointed: regExp(
        `^\\s(?:(?:as|to\\s(?:be|serve\\sas))\\s)?(?:the\\s|its\\s|an?\\s)?(${wideOffice}|${small})${officeEnd}`,
        "u",
      ),
      isAppointed: regExp(
        `^\\s(?:(?:was|were|is|has\\sbeen|had\\sbeen)\\s(?:also\\s)?(?:re)?(?:appointed|named|elected|sworn\\sin|confirmed|removed\\sfrom\\s(?:his|her|the)\\s(?:post|position|office)|dismissed|relieved)|(?:will|would)\\sno\\slonger\\sserve|(?:served|serves|serving)|took\\soffice)(?:\\sas)?\\s(?:the\\s|an?\\s)?(${wideOffice}|${small})${officeEnd}`,
        "u",
      ),
      joinedZh: regExp(
        `(?<=${portfolioZh})[和与及](?=${portfolioZh}部?(?:副?部长|国务部长|大臣|国务大臣|国务秘书|发言人)$)`,
        "u",
      ),
      leadInZh: leadInZh(portfolioZh),
      isPlural,
      isLocal,
      isCountry,
      endsInName: (office) => {
        const words =
          /\s(?:of|for|to)\s.*?\p{Lu}\p{L}+\s(\p{Lu}\p{Ll}+)\s(\p{Lu}\p{Ll}+)$/u.exec(office)?.slice(1) ?? []
        const isWord = (one: string) =>
          isOfficeWord(one) || isPortfolio(one) || isBodyWord(one) || names.get(one) !== undefined
        return words.length === 2 && !words.some(isWord)
      },
      hasWord: (text) => {
        for (const [found] of matchesOf(text, word))
          if (isOfficeWord(found) || isOfficeWord(found.replace(/s$/u, ""))) return true
        return false
      },
    }
  },
)

/** When somebody is appointed, which a long office may have swallowed. */
const dayAfter = regExp(`\\s(?:(?:here\\s)?on\\s\\p{Lu}\\p{L}+day|in\\s(?:\\d{4}|${monthsEn}))$`, "u")

/** Who is appointed by somebody, before the name. */
const appoints = /\b(?:re)?(?:appoint(?:ed|s)?|nam(?:ed|es)|nominat(?:ed|es)|elect(?:ed|s)?|promot(?:ed|es))\s$/u

/** Before the person that is appointed or removed, and before others with him. */
const appointsZh = regExp(`${appointing}(?:[\\p{Script=Han}·]{2,12}(?:（[^）]{1,12}）)?、)*$`, "u")

/** How an office is held, in brackets after it: 副部长（兼）, 副主席（正厅级）. */
export const rankZh = "兼|挂职|主持工作|[正副][省部厅局司处]级"

/** An office in a division of a body, in whose name 与 and 和 may stand: 边界|与|海洋事务司司长. */
const ofDivision =
  "\\p{Script=Han}{1,8}(?:司|局|处|中心|研究所|研究院|杂志社|委员会|办公室|学院|实验室)\\p{Script=Han}{0,2}?(?:[长主书]|研究员|负责人)"

/** Where another person or a verb ends before 与 and 和. */
const endsOther = "(?<=(?:^|[长记席任理员使臣相统国省市县们方并将别也还曾就时后前]))"

/** Words before a Chinese office that do not belong to it: prepositions, time, the end of a clause. */
const leadInZh = (fieldZh: string): RegExp =>
  regExp(
    `(?:(?<=^|[，、。和与及有])(?:我[国校院所省市](?!长)|我(?=前?驻))|代表(?:还)?有|偕(?!同)|招待(?!会|所|处)|已故|赞扬|赞赏|盛赞|(?:访问|出席|参加|陪同|随行)的(?:还)?有|受到|^针对|^[另这那该]?一?位|^率领?(?!团|先|队)|没有(?:核准|批准|同意)?|核准|传出|^(?:接着|随后|然后|最后|至于|而(?!立))|^有(?![色限关])|当地时间|关于|推动(?:落实)?|(?:贯彻)?落实|(?<=[使员长理席司团会厂校院])是|走访|援引|被(?!告)|战胜|击败|授予|颁给|颁发给|交给|移交给?|举行了?|选举(?!委员会|管理)|推选|聘任|需要?获得|获得|指责|批评|指摘|对于|呼吁|敦促|要求|(?:在座|出席|参加|陪同|欢迎|迎接|送行|欢送|作陪|与会)(?:\\p{Script=Han}{0,6})?的(?:还)?有|上午|下午|晚上|晚|(?<=\\d)日|今[天日]|在京|在(?!野)|期间|访华的|来访的|访问的|出席的|的|会见了?|会晤了?|听取了?|参加(?!者)|播出|包括|安排|传达|召集了?以|了(?!解)|祝贺|致电|发表|其中|以及|还有|拜会|拜访|看望|约见|宴请|款待|接待|分别|当选|任命|接替|出席了?|代表(?!团|大会|资格|处|会议|兼|、)|欢迎|陪同(?:人员(?!的))?(?!团)|邀请|但|应(?!急|对)|(?<![共陪])同(?!志|学|盟|业|乡|步)|(?<!${fieldZh})与(?!\\p{Script=Han}{0,6}(?:政策|事务|发展|合作|安全|治理)|${ofDivision})|${endsOther}与(?=${ofDivision})|(?<![共党]|兼(?:(?!长)\\p{Script=Han}){1,6})和(?!平|${ofDivision})|${endsOther}和(?=${ofDivision})|及|向|就(?!业|地)|以(?!色列|军|方|(?:总理|总统|防长|外长|财长|\\p{Script=Han}{1,4}部长)(?!的?身份))|(?<![反针绝应面])对(?!外|口|\\p{Script=Han}{1,3}(?:政策|事务|关系|工作))|(?<!自)由|受|据|请|为|(?:人员|官员|成员|人士)(?:还)?有|宣布|禁止|(?<![上中少大])将(?!军)|至少|(?<=[请约来找聘转])到)(?=\\p{Script=Han}{2})`,
    "gu",
  )

/** What an office begins after: quotation marks, a date in brackets, a bracket without its other half. */
const cut =
  /^(?:(?:以?及|[和与])(?=第?\d)|.*(?:[“”]|[长任记席](?!教授)\p{Script=Han}{2,4}(?:教授|研究员|博士|先生|女士|院士)、|（[^（）]*\d[^（）]*）|（(?![^（）]*）))|[^（]*）)(?=第?\d|\p{Script=Han}{2})/u

/** The office without what stands before it; a word inside the name of a body or place is part of that. */
const trimZh = (
  office: string,
  at: number,
  others: ReadonlyArray<Mention>,
  { joinedZh, leadInZh: leadIn }: OfficePatterns,
): string => {
  const open = office.replace(cut, "").replace(/^（[^）]{1,12}）/u, "")
  const from = at + office.length - open.length
  const joined = joinedZh.exec(open)?.index
  const start = matchesOf(open, leadIn)
    .filter(({ index }) => index !== joined)
    .map(({ 0: words, index }): Range => ({ start: index, end: index + words.length }))
    .findLast((range) => isFree({ start: from + range.start, end: from + range.end }, others))?.end
  if (start === undefined) return open
  // 在|比利时布鲁塞尔与|欧委会贸易总司总司长
  let seat = start
  if (open.charAt(start - 1) === "在")
    for (const { entity, ...place } of others)
      if (entity.type === "place" && place.start === from + seat) seat = place.end - from
  return open.slice(seat > start && /[与同和]/u.test(open.charAt(seat)) ? seat + 1 : start)
}

/** An office that somebody held at the time, up to his name. */
const heldZh = /(?:时任|现任)([^，。；：]{2,40})的$/u

/** Former offices before the last comma: 原国务委员，第八届…副委员长. */
const formerZh = (window: string, clause: number): string =>
  /[，、。](原[^，。、；：]{2,24}[长员任记理席]，)$/u.exec(window.slice(0, window.length - clause))?.[1] ?? ""

/** What parts a name from its office in an entry of a list: a comma, a dash or a colon, perhaps after "(D-NY)". */
const afterName = regExp(`^${credentials}(?:\\s\\([^()]{1,12}\\))?(?:,|:|\\s?[–—]|\\s-)\\s(?:[Tt]he\\s)?(.*)$`, "u")

/** How long an entry of a list of persons may be, in characters. */
const entryLength = 320

/** Words before a name of which the office after it says more: ranks, degrees, forms of address, "Rabbi". */
const addressed = /^(?:\p{Lu}\p{L}*\.?\s|\(ret\.?\)\s){0,3}$/u

/** A form of address between an office and a name: "Coordinator of the Support Office, Ms |A". */
const addressBefore = /,?\s(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Amb|Hon|H\.?E)\.?\s?)+$/u

/** Where a person of the list is from: "North Carolina: …". */
const areaBefore = /^\p{Lu}[\p{L} .]{2,30}(?::|\s[–—])\s/u

/**
 * The office of a list's entry that is a person with an office, before or after the name, and nothing
 * else: all its other words ("Maya Wiley, President and CEO, Leadership Conference on …").
 */
const officeOfEntry = (
  text: string,
  { start, end }: Range,
  { any, nationality }: OfficePatterns,
): Range | undefined => {
  const before = text.slice(0, start)
  const after = text.slice(end).replace(/\s*(?:\([^()]*\))?[.;]?$/u, "")
  // The office may stand under the name, in a line of its own.
  const under = /^\s(\p{Lu}.*)$/u.exec(after)?.[1]
  const words = afterName.exec(after)?.[1] ?? (under !== undefined && any.exec(under)?.index === 0 ? under : undefined)
  // "NETWORK Lobby for Catholic Social Justice" has no justice in it.
  const isOffice = words !== undefined && any.test(words.replace(/\p{Lu}\p{L}+\sJustice(?!\p{L})/gu, ""))
  if (isOffice && addressed.test(before.replace(areaBefore, "")))
    return { start: end + after.length - words.length, end: end + after.length }
  const front =
    (nationality.exec(before) ?? /^\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,2}[’']s?\s/u.exec(before))?.[0].length ?? 0
  const own = before.trimEnd().replace(addressBefore, "")
  return after === "" && any.test(own) ? { start: front, end: own.length } : undefined
}

/** The entry of a list that is a person with an office: the person, and where the office stands. */
export const personOfEntry = (
  { role, reading: { text } }: Paragraph,
  [first]: ReadonlyArray<Mention>,
  others: ReadonlyArray<Mention>,
  patterns: OfficePatterns,
): { readonly person: Mention; readonly office: Range } | undefined => {
  if (role !== "list" || first === undefined || text.length > entryLength) return undefined
  const range = officeOfEntry(text, first, patterns)
  if (range === undefined) return undefined
  const country = others.find(({ entity, start }) => patterns.isCountry(entity.id) && start === range.start)
  const office = { start: country === undefined ? range.start : country.end + 1, end: range.end }
  return { person: { ...first, office: text.slice(office.start, office.end) }, office }
}

/** The persons of a list that runs on, "A, President, X; B, Director, Y", each with the place of the office. */
export const personsOfRun = (
  { role, reading: { text } }: Paragraph,
  persons: ReadonlyArray<Mention>,
  patterns: OfficePatterns,
): ReadonlyArray<{ readonly person: Mention; readonly office: Range }> => {
  if (role !== "body" || persons.length < 2) return []
  const parts = text.split("; ")
  if (parts.length < 3) return []
  let from = 0
  return parts.flatMap((part) => {
    const start =
      from +
      (/^(?:and\s|.*:\s|.*\s(?:were|are|was|includ(?:ed|es?|ing)|(?:accompanied|joined|welcomed|greeted|received|attended)\sby)\s)?/u.exec(
        part,
      )?.[0].length ?? 0)
    const end = from + part.length
    from = end + "; ".length
    const inside = persons.filter((one) => one.start >= start && one.end <= end)
    const [person] = inside
    if (person === undefined || inside.length > 1) return []
    const own = { start: person.start - start, end: person.end - start }
    const office = officeOfEntry(text.slice(start, end), own, patterns)
    // "held talks with Premier A" is no entry.
    const isEntry = office !== undefined && /^\p{Lu}/u.test(text.slice(start + office.start))
    return isEntry ? [{ person, office: { start: start + office.start, end: start + office.end } }] : []
  })
}

/** Heads of offices that any words may qualify: "American Rescue Plan Coordinator". */
const qualified =
  /^(?:(?:Deputy|Acting|Former|Senior|Principal|Chief|Security|Policy|Executive|Managing|Associate|Assistant|Response|Implementation|Infrastructure|Communications)\s)*(?:Coordinator|Director|Advisor|Adviser|Counselor|Counsel|Administrator|Commissioner|Comptroller|Officer|Manager|Economist|Scientist|Patriarch|Cabinet\smembers)\b/u

/** Words in capitals right before an office, which "and" may join. */
const qualifiers = /(?:(?<![\p{L}\p{N}.’'-])\p{Lu}[\p{L}&’'-]+\s(?:and\s|&\s)?)+$/u

/** What the words before an office begin after, if these are among them: openings of sentences, verbs of headlines. */
const noQualifier =
  /^.*(?<![\p{L}-])(?:(?:His|Her|Their)(?:\s(?:All-Holiness|Holiness|Beatitude|Excellency|Majesty|Highness|Eminence))?|Its|Our|Today|Yesterday|Tomorrow|Earlier|Later|Then|Also|And|But|The|A|An|At|In|On|To|By|Of|For|With|From|As|After|Before|Former|New|Names|Appoints|Meets|Welcomes|Thanks|Hosts|Calls|Says|Urges|Tells|Receives|\p{Lu}\p{Ll}+day|January|February|March|April|May|June|July|August|September|October|November|December)\s(?:and\s)?/u

/** Where an office begins, with the words that qualify it; a place, a body or a nationality there is none of them. */
const widened = (
  text: string,
  from: number,
  start: number,
  office: string,
  others: ReadonlyArray<Mention>,
  { nationality, any }: OfficePatterns,
): number => {
  const words = qualified.test(office) ? qualifiers.exec(text.slice(from, start))?.[0] : undefined
  if (words === undefined) return start
  // "The Secretary and |Director A" are two persons.
  const isOther = /^The\s/u.test(words) && /\sand\s$/u.test(words) && any.test(words.slice("The ".length))
  const named = isOther ? "" : words.replace(noQualifier, "")
  // "American Rescue Plan", "European Affairs"
  const own = /^(?:American|European)\s/u.test(named) ? named : named.replace(nationality, "")
  const range = { start: start - own.length, end: start }
  // A single word that opens a sentence may be anything.
  const isOpening = /(?:^|[.!?:]\s+)$/u.test(text.slice(0, range.start)) && !own.trim().includes(" ")
  // "White House |Coronavirus Response Coordinator": the body belongs to it.
  const inside = others.filter((one) => !isFree(range, [one]))
  const isBody = inside.every((one) => one.entity.type === "organization" && one.start === range.start)
  return isOpening || !isBody ? start : range.start
}

/** A county's or a city's name before the word: "Harris |County Judge". */
const named = /(?<![\p{L}.’'-]|\.\s)(?!(?:The|A|An|In|On|At|And|By|From|To|With|Former|Acting)\s)\p{Lu}[\p{L}-]+\s$/u

/** Where a local office begins, with the name of its state, county or city: "Florida Governor"; but "U.S. Senator". */
const seatOf = (
  text: string,
  start: number,
  office: string,
  others: ReadonlyArray<Mention>,
  { isLocal, isCountry }: OfficePatterns,
): number => {
  if (!isLocal(office)) return start
  const seat = others.find(({ entity, end }) => entity.type === "place" && end === start - 1)
  if (seat !== undefined) return isCountry(seat.entity.id) ? start : seat.start
  const isOfCounty = /^(?:County|City|Borough|Parish)\s/u.test(office)
  return start - (isOfCounty ? (named.exec(text.slice(Math.max(0, start - 30), start))?.[0].length ?? 0) : 0)
}

/** The abbreviation of a body after its name. */
const shortName = /\s\(\p{Lu}[\p{Lu}&-]{1,9}\)\s$/u

/** A country at the beginning of the name of its body, which is no part of the office: U.S. |Treasury Secretary. */
const countryFirst = /^(?:U\.S\.|US|U\.K\.|UK)\s/u

/** An office before a name, with the organisation right before it: "European Commission President". */
const withBody = (
  text: string,
  from: number,
  match: RegExpExecArray | null,
  others: ReadonlyArray<Mention>,
  patterns: OfficePatterns,
): string | undefined => {
  const office = match?.[1]
  if (match === null || office === undefined) return undefined
  const start = from + match.index
  // A country before it is no part of the office: "UAE President".
  const country = others.find((one) => one.entity.type === "place" && one.start === start)
  if (country !== undefined) return office.slice(country.end - start).trimStart()
  const seat = seatOf(text, start, office, others, patterns)
  if (seat < start) return text.slice(seat, start + office.length)
  // "Agency for International Development (USAID) |Administrator"
  const short = shortName.exec(text.slice(from, start))?.[0].length ?? 0
  const body = others.find(
    (one) =>
      one.entity.type === "organization" &&
      one.start < start - short &&
      one.end >= start - Math.max(short, 1) &&
      one.end < start + office.length,
  )
  return body === undefined
    ? text.slice(widened(text, from, start, office, others, patterns), start + office.length)
    : text.slice(body.start, start + office.length).replace(countryFirst, "")
}

/** An office of a body whose whole name stands between it and the person: "President of the Institute of Friendship with the Peoples |A". */
const ofBodyBefore = (
  window: string,
  from: number,
  others: ReadonlyArray<Mention>,
  patterns: OfficePatterns,
): string | undefined => {
  const end = from + window.length - (shortName.exec(window)?.[0].length ?? 1)
  const body = others.find((one) => one.entity.type === "organization" && one.end === end && one.start > from)
  if (body === undefined) return undefined
  const link = /\sof\s(?:the\s)?$/u.exec(window.slice(0, body.start - from))
  const head = link === null ? null : patterns.before(`${window.slice(0, link.index)} `)
  return head === null ? undefined : window.slice(head.index, body.end - from).replace(patterns.nationality, "")
}

/** The first of two offices; the other is the next person's. */
const firstOf = (offices: string, { any }: OfficePatterns): string | undefined => {
  const [, first, second = ""] = /^(.+)\s(?:and|&)\s(.+)$/u.exec(offices) ?? []
  return any.test(second) ? first?.replace(/,$/u, "") : undefined
}

/** A form of address between an office and the name: "Cabinet Secretary |Amb. A". */
const address = /(?<=\p{L}{3})(?<!Associate|Assistant)\s(?:Amb|Hon|Eng|Prof|Dr)\.$/u

/** The abbreviation of the body or the office at its end: "Trade Representative (USTR)". */
const abbreviation = /\s\(\p{Lu}{2,8}\)$/u

/** "The Prime Minister of Italy and the |President of the Council A": the first is another's. */
const lastOf = (offices: string | undefined, { any }: OfficePatterns): string | undefined => {
  const [, second = ""] = /\sand\sthe\s(.+)$/u.exec(offices ?? "") ?? []
  return any.exec(second)?.index === 0 ? second : offices
}

/** "Special Envoy of |General Secretary A": the first is the office of another. */
const withoutServant = (offices: string | undefined, { any, nationality }: OfficePatterns): string | undefined => {
  const lead = servantOf.exec(offices ?? "")?.[0]
  if (offices === undefined || lead === undefined) return offices
  const own = offices.slice(lead.length).replace(nationality, "")
  const bare = own.replace(/^\p{Lu}{2,6}\s/u, "")
  return any.exec(bare)?.[0] === bare ? own : offices
}

/** A comma after a name, perhaps past honours: "Michael Ellis MP, |Minister for Arts". */
const afterHonours = /^(?:\s\p{Lu}{2,5})*,/u

/** An office after a name, unless a name in capitals follows, whose office it then is. */
const afterOffice = (
  rest: string,
  { after, afterWide, afterBracket, afterSmall, hasWord }: OfficePatterns,
): RegExpExecArray | null => {
  // "Oppah Moyo (Deputy Speaker of the National Assembly)"
  if (rest.startsWith(" (") && hasWord(rest.slice(0, 120))) return afterBracket.exec(rest)
  // The patterns are costly: they see what has a word of offices in it.
  if (!afterHonours.test(rest.slice(0, 30)) || !hasWord(rest.slice(0, 240))) return null
  const plain = after.exec(rest)
  const isNext = plain !== null && /^\s\p{Lu}\p{Ll}/u.test(rest.slice(plain[0].length))
  // "In his talks with Mr. Halik, the Premier reiterated", "…, a spokesperson announced": the office is the subject.
  if (plain !== null && /^, (?:the|an?) /u.test(rest) && doesSomething.test(rest.slice(plain[0].length))) return null
  const capital = plain === null || isNext ? afterWide.exec(rest) : plain
  // "A, director of the council and |B": what joins the next person is no part of it.
  const small = afterSmall.exec(rest.replace(/\s(?:and|&)\s$/u, ""))
  return small !== null && (small[1]?.length ?? 0) > (capital?.[1]?.length ?? 0) ? small : capital
}

/** A country before an office is no part of it: "US ambassador to Japan". */
const withoutCountry = (
  office: string,
  at: number,
  others: ReadonlyArray<Mention>,
  { isLocal, isCountry }: OfficePatterns,
): string => {
  const country = others.find(({ entity, start }) => entity.type === "place" && start === at)
  if (country === undefined) return office
  const own = office.slice(country.end - at).replace(/^['’]s?\s|^\s/u, "")
  return isLocal(own) && !isCountry(country.entity.id) ? office : own
}

/** An office with the whole name of the body in which a pattern has stopped: "Chairman of the Association for Friendship| with Foreign Countries". */
const withWholeBody = (
  text: string,
  from: number,
  rest: string,
  office: string | undefined,
  others: ReadonlyArray<Mention>,
): string | undefined => {
  if (office === undefined) return undefined
  const start = from + rest.indexOf(office)
  const end = start + office.length
  const body = others.find((one) => one.entity.type === "organization" && one.start < end && one.end > end)
  const until =
    body !== undefined && body.start > start
      ? body.end
      : // "vice chairman of the Joint Chiefs of Staff| in Arden on the afternoon of …" is where he was met.
        end - (/^\son\s(?:the\s|\p{Lu})/u.test(text.slice(end)) ? (placeOfEvent.exec(office)?.[0].length ?? 0) : 0)
  const joined = joinedBody.exec(text.slice(until, until + 20))?.[0].length
  const second =
    joined === undefined
      ? undefined
      : others.find((one) => one.entity.type === "organization" && one.start === until + joined)
  // "Chairman of the Harbor Council (HC) and the Arden Chamber (AC), visited …"
  const isOfBoth = second !== undefined && /^(?:\s\(\p{Lu}{2,8}\))?,/u.test(text.slice(second.end))
  return text.slice(start, isOfBoth ? second.end : until)
}

const placeOfEvent = /(?<=\sof\s.*)\sin\s\p{Lu}[\p{L}-]+$/u

/** What joins a second body to the first of an office. */
const joinedBody = /^\s\(\p{Lu}{2,8}\)\sand\s(?:the\s)?/u

/** An office in capitals with the body that a comma joins to it: "Senior Program Officer, Robert Wood Johnson Foundation". */
const withAffiliation = (text: string, at: number, office: string, others: ReadonlyArray<Mention>): string => {
  if (!text.startsWith(", ", at) || !/^\p{Lu}/u.test(office) || /\s(?:of|at|for)\s/u.test(office)) return office
  const body = others.find(({ entity, start }) => entity.type === "organization" && start === at + ", ".length)
  const isLast = body !== undefined && /^(?:[,.;)]|\sand\s\p{Lu}|$)/u.test(text.slice(body.end))
  return isLast ? `${office}${text.slice(at, body.end)}` : office
}

/** Those of whom somebody is one, before the office: "IWG members Secretary of Energy". */
const group = /^(?:\S+\s)?members\s(?:(?=\p{Lu})|of\s.+\sand\s(?=\p{Lu}))/u

/** Two offices that "and" joins, without an article or a comma. */
const joint = /^,\s[^,]+\sand\s(?!the\s)[^,]+$/u

/** A person of a paragraph with the text around. */
interface Surroundings {
  readonly text: string
  readonly mention: Mention
  /** The text before the person, from the person before on. */
  readonly window: string
  /** The text after the person. */
  readonly rest: string
  /** Where the next person stands, or else the end of the text. */
  readonly next: number
  /** Where the office ends that stands after the person before. */
  readonly taken: number
}

const officeZh = (
  { text, mention, window, rest }: Surroundings,
  patterns: OfficePatterns,
  others: ReadonlyArray<Mention>,
): string | null => {
  if (appointsZh.test(text.slice(Math.max(0, mention.start - 60), mention.start)))
    return (
      (patterns.appointedZh.exec(text.slice(mention.end, mention.end + 100)) ?? patterns.afterZh.exec(rest))?.[1] ??
      null
    )
  // 宋长青|教授、|研究所所长孙壮志: the first is the office of whom it follows.
  const isAfterPerson = window.length < mention.start && window.length < reach
  const own = isAfterPerson ? (patterns.addressZh.exec(window)?.[0].length ?? 0) : 0
  // In a label or a signature: 国家统计局新闻发言人| |付凌晖：
  const space = /(?<=\S)\s$/u.test(window) && /^\s*(?:[:：]|$|\d)/u.test(rest) ? 1 : 0
  const clause = window.slice(own, window.length - space).replace(/^.*[，。；：,:;！？\s]/u, "")
  // 时任|某市市委常委、副市长|的甲同志
  const held = heldZh.exec(clause)?.[1]
  const before = patterns.beforeZh.exec(held ?? clause)?.[1]
  if (before === undefined) return patterns.afterZh.exec(rest)?.[1] ?? null
  if (held !== undefined) return before
  const bodies = others.filter(({ entity }) => entity.type === "organization" || entity.type === "place")
  return (
    formerZh(window, clause.length + space) + trimZh(before, mention.start - space - before.length, bodies, patterns)
  )
}

/** Up to what a subject is said to be: "China is a permanent |member of the council". */
const predicative = /\b(?:is|are|was|were|became|being|remains)\s(?:an?|the)\s(?:\p{Ll}+\s){0,2}$/u

/** The office of a person in English, and where it ends if it stands after the name. */
const officeEn = (
  { text, mention, window, rest, next, taken }: Surroundings,
  patterns: OfficePatterns,
  others: ReadonlyArray<Mention>,
): { readonly office: string | null; readonly end?: number } => {
  const from = mention.start - window.length
  const behind = afterOffice(rest, patterns)
  // "Wang Yi, State Councilor and Foreign Minister A": both are the next person's.
  const isBefore = behind !== null && next < text.length && mention.end + behind[0].length + 1 === next
  const after = isBefore && joint.test(behind[0]) ? null : behind
  const end = mention.end + (after?.[0].length ?? 0)
  // An office with a name right after it is that person's.
  const gap = after === null ? "" : text.slice(end, next)
  const found = patterns.before(window)
  // The office of the person before is not this one's, nor is what somebody else is: "As China is a member of the council, A".
  const isOfAnother = found !== null && /,\s$/u.test(window) && predicative.test(window.slice(0, found.index))
  const before = found === null || isOfAnother || from + found.index < taken ? null : found
  // "the Minister of Australia, Ms. A, the Minister of India, Dr. B": each office before a comma and its person.
  const isOffset =
    before !== null &&
    /,\s/u.test(before[0].slice(before[1]?.length)) &&
    /^,\s(?:(?:\p{Lu}\p{L}*\.?|H\.E\.?)\s){0,3}$/u.test(gap)
  // "Director A, President of the Harbor Council (HC) B"
  const isShort = /^\s\(\p{Lu}{2,8}\)\s$/u.test(gap)
  // "Minister A, Minister of Gender Hon. B"
  const isAddressed = /^\.\s$/u.test(gap) && /\s(?:Hon|Dr|Mr|Mrs|Ms|Prof|Rev)$/u.test(after?.[1] ?? "")
  const isNext = after !== null && next < text.length && (gap.length <= 1 || isShort || isOffset || isAddressed)
  const whole = isNext
    ? firstOf(after?.[1] ?? "", patterns)
    : withWholeBody(text, mention.end, rest, after?.[1], others)
  const own =
    whole === undefined
      ? undefined
      : withoutCountry(whole, mention.end + rest.indexOf(whole), others, patterns).replace(patterns.nationality, "")
  const held =
    own === undefined || whole === undefined
      ? own
      : withAffiliation(text, mention.end + rest.indexOf(whole) + whole.length, own, others).replace(
          patterns.nationalityLast,
          "",
        )
  // "A, deputy director of the office and Harbor Deputy Mayor |B": the first is A's.
  const isBehind =
    before !== null && window.length < mention.start && before.index <= ", the ".length && window.startsWith(",")
  const whose = withBody(text, from, before, others, patterns)?.replace(group, "")
  const written = isBehind ? whose?.replace(/^(?=\p{Ll}.*\sof\s).*\sand\s(?=\p{Lu})/u, "") : whose
  const front =
    withoutServant(lastOf(written, patterns), patterns)?.replace(abbreviation, "").replace(address, "") ??
    (found === null ? ofBodyBefore(window, from, others, patterns) : undefined)
  // After "Secretary A, " an office in capitals may be the next person's: "Director of … B".
  const isOthers =
    own !== undefined &&
    /^\p{Lu}/u.test(own) &&
    !/^(?:\s\(\p{Lu}{2,8}\))?\s?(?:[,.;)]|and\s\p{Ll}|$)/u.test(rest.slice(after?.[0].length))
  // "Vice Premier Ding, also a member of …": the first is the capacity.
  const isFurther = after?.[0].startsWith(", also ") === true || patterns.endsInName(own ?? "")
  if (own === undefined && front === undefined) {
    const pattern = appoints.test(window) ? patterns.appointed : patterns.isAppointed
    const office = pattern.exec(text.slice(mention.end, mention.end + reach))?.[1]
    return { office: office?.replace(dayAfter, "") ?? null }
  }
  if (own === undefined || (front !== undefined && (isOthers || isFurther))) return { office: front ?? null }
  // The second of two offices is the next person's.
  return {
    office: held ?? null,
    end: isNext && whole !== undefined ? mention.end + rest.indexOf(whole) + whole.length : end,
  }
}

/** A name in Chinese in brackets, after the same in English. */
const inBothScripts = /^\s\(\p{Script=Han}{2,5}\)/u

/** The persons of one paragraph, in order, each with the office named beside it. */
export const withOffices = (
  text: string,
  persons: ReadonlyArray<Mention>,
  patterns: OfficePatterns,
  others: ReadonlyArray<Mention>,
): ReadonlyArray<Mention> => {
  const result: Array<Mention> = []
  let taken = 0
  for (const [index, mention] of persons.entries()) {
    const last = result.at(-1)
    const window = text.slice(Math.max(last?.end ?? 0, mention.start - reach), mention.start)
    const next = persons[index + 1]?.start ?? text.length
    // "Tsai Ming-yan (蔡明彥), |a professor of law": past the same name in Chinese.
    const alias = inBothScripts.exec(text.slice(mention.end, next + 8))?.[0].length ?? 0
    const shown = alias === 0 ? mention : { ...mention, end: mention.end + alias }
    const isNamed = next < mention.end + alias
    const until = isNamed ? (persons[index + 2]?.start ?? text.length) : next
    const rest = text.slice(shown.end, Math.min(until, shown.end + reach * 2))
    const around = { text, mention: shown, window, rest, next: until, taken }
    const { office, end } = /\p{Script=Han}/u.test(text.slice(mention.start, mention.end))
      ? { office: officeZh(around, patterns, others), end: undefined }
      : officeEn(around, patterns, others)
    taken = end ?? taken
    // "Presidents A and B"
    const isShared =
      office === null &&
      last?.office !== undefined &&
      last.office !== null &&
      patterns.isPlural(last.office) &&
      // 副总理|甲|和|乙|同志 is with his wife.
      !text.startsWith("同志", mention.end)
    result.push({ ...mention, office: isShared && connector.test(window) ? last.office : office })
  }
  return sharedAfter(text, result, patterns)
}

/** "A, B and C, members of the Standing Committee": the office of each. */
const sharedAfter = (
  text: string,
  persons: ReadonlyArray<Mention>,
  { isPlural }: OfficePatterns,
): ReadonlyArray<Mention> => {
  let shared: string | null = null
  return persons
    .toReversed()
    .map((mention, index): Mention => {
      const next = persons[persons.length - index]
      const gap = text.slice(mention.end, next?.start ?? mention.end)
      const isListed = next !== undefined && /^(?:,?\s(?:and\s)?(?:(?:Dr|Mr|Ms|Mrs|Prof)\.\s)?|、)$/u.test(gap)
      if (mention.office === null && isListed && shared !== null) return { ...mention, office: shared }
      const { office } = mention
      // 彭德怀、贺龙、陈毅|副总理
      const isBehind = office !== null && /\p{Script=Han}/u.test(office) && text.startsWith(office, mention.end)
      const isAfter = office !== null && (isBehind || text.startsWith(`, ${office}`, mention.end)) && !isListed
      shared = isAfter && (isPlural(office) || /^(?:\p{L}+\s)?members\s/u.test(office)) ? office : null
      return mention
    })
    .toReversed()
}
