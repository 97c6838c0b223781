import { matchesOf, regExp } from "../../core/pattern.ts"
import { overlaps } from "../../core/text.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Entity, Mention, Range } from "../model.ts"
import { entityNamed, isBeforePlace, isFree, mentionOf } from "../model.ts"
import { scanOf } from "../scan.ts"
import { runsOf } from "../words.ts"
import { firmsIn } from "./firms.ts"

/** A range without the organisation that "and" joins to it, and without the person whose name follows. */
const alone = (text: string, range: Range, found: ReadonlyArray<Mention>, lexicon: Lexicon): Range => {
  let { start, end } = range
  // "the Ministry of Finance Lan Foan"
  const [whole = "", first = "", second = ""] =
    /(?<!(?:of|and|for|the))\s(\p{Lu}\p{L}+)\s(\p{Lu}\p{L}+)$/u.exec(text.slice(start, end)) ?? []
  // "… in Hong Kong"
  const isInPlace = (at: number) => found.some((one) => one.entity.type === "place" && one.start <= at && at < one.end)
  const isChinese =
    lexicon.isPinyinSurname(first) && lexicon.syllables(second) > 0 && !isInPlace(end - whole.length + 1)
  // "the Committee for External Relations Vu Hai Ha"
  const words = matchesOf(text.slice(start, end), /\p{Lu}\p{Ll}+/gu)
  const family = words.find(
    ({ 0: word, index }) =>
      index > 0 &&
      lexicon.familyFirst(word, text.slice(start + index, end)) === end - start - index &&
      !isInPlace(start + index),
  )
  if (family !== undefined) end = start + family.index - 1
  // "the Communist Party of Vietnam Torvald Brennike"
  const isAfterName = found.some((one) => one.start >= start && one.end === end - whole.length && isNamed(one))
  const isName = isChinese || lexicon.isGivenName(first) || (isAfterName && isPersonal([first, second], lexicon))
  if (whole !== "" && isName && !lexicon.isBodyWord(second)) end -= whole.length
  // "Board of Investment and Chen Guangfeng"
  const [last = "", family2 = "", given2 = ""] =
    /\sand\s(\p{Lu}\p{Ll}+)\s(\p{Lu}\p{Ll}+)$/u.exec(text.slice(start, end)) ?? []
  const isPinyin = lexicon.isPinyinSurname(family2) && lexicon.syllables(given2) > 0
  const isGiven = lexicon.isGivenName(family2) && !lexicon.isBodyWord(given2) && !lexicon.isPortfolio(family2)
  if (last !== "" && (isPinyin || isGiven)) end -= last.length
  // "the Chinese Embassy in Japan Shen| Huaian"
  const [straddling = "", family3 = ""] = /\s(\p{Lu}\p{Ll}+)$/u.exec(text.slice(start, end)) ?? []
  const [, given3 = ""] = /^\s(\p{Lu}\p{Ll}+)(?![\p{L}])/u.exec(text.slice(end, end + 24)) ?? []
  if (given3 !== "" && lexicon.isPinyinSurname(family3) && lexicon.syllables(given3) > 0 && !isInPlace(end - 1))
    end -= straddling.length
  // "the Chamber of Commerce and Ivo| Marek"
  const joinedGiven = /\sand\s(\p{Lu}\p{Ll}+)$/u.exec(text.slice(start, end))
  if (joinedGiven !== null && given3 !== "" && lexicon.isGivenName(joinedGiven[1] ?? "")) end -= joinedGiven[0].length
  // "Alan Davidson and Rural Utilities Service"
  const [joined = "", given = ""] =
    /^(\p{Lu}\p{Ll}\p{L}*)\s(?:\p{Lu}\.\s)?\p{Lu}\p{L}+,?\sand\s/u.exec(text.slice(start, end)) ?? []
  if (lexicon.isGivenName(given) && !lexicon.isBodyWord(joined.split(" ").at(-3) ?? "")) start += joined.length
  // "Solheim Shipping Ivo Marek and Kestrel Airlines"
  const inner = text.slice(start, end).includes(" and ")
    ? /^.+?\s(\p{Lu}\p{Ll}\p{L}*)\s\p{Lu}\p{L}+,?\sand\s(?=\p{Lu})/u.exec(text.slice(start, end))
    : null
  if (inner !== null && lexicon.isGivenName(inner[1] ?? "") && !lexicon.isBodyWord(inner[1] ?? ""))
    start += inner[0].length
  // "Shore District and Arden Foreign Affairs Office"
  start +=
    /^(?:\p{Lu}\p{L}+\s){1,2}(?:City|Province|County|District)\sand\s(?!(?:City|Province|County|District)\s)(?=\p{Lu})/u.exec(
      text.slice(start, end),
    )?.[0].length ?? 0
  // "Mohammed bin |Abdulrahman Al Thani and Egyptian General Intelligence Service"
  if (/\s(?:bin|ibn|bint)\s$/u.test(text.slice(Math.max(0, start - 6), start)))
    start += /^.*?\sand\s(?=\p{Lu})/u.exec(text.slice(start, end))?.[0].length ?? 0
  // "University of Chicago and Purdue University"
  const isHalf = /\b(?:University|College|Institute|Museum|Bank)\sof\s(?:the\s)?$/u.test(
    text.slice(Math.max(0, start - 20), start),
  )
  if (isHalf) start += /^.*?\sand\s(?=\p{Lu})/u.exec(text.slice(start, end))?.[0].length ?? 0
  // "Pittsburgh-based Benedum Foundation"
  start += /^\p{L}+-based\s/u.exec(text.slice(start, end))?.[0].length ?? 0
  for (const one of found) {
    if (one.start < start || one.start >= end) continue
    if (one.entity.type === "person") end = one.start - 1
    // "Ganzhou City and Nanchang University"
    // "the Government of Ethiopia and Tigrayan authorities"
    // "the Government of the Macao Special Administrative Region"
    if (one.entity.type === "place" && /^Government\sof\s(?:the\s)?$/u.test(text.slice(start, one.start)))
      end = one.end + (regionAfter.exec(text.slice(one.end, one.end + 40))?.[0].length ?? 0)
    // "the Council of State and Cuba"
    const joint = /(?<!\p{L}[’']s)\sand\s(?:the\s)?$/u.exec(text.slice(start, one.start))
    const isState = one.end === end && lexicon.isCountry(one.entity.id)
    if (joint !== null && isState && !found.some((other) => other.end === start + joint.index))
      end = start + joint.index
    // "Serbia and Harbor University"
    const state =
      one.start === start && lexicon.isForeignCountry(one.entity.id)
        ? /^\sand\s(?=\p{Lu})/u.exec(text.slice(one.end, end))
        : null
    if (state !== null) start = one.end + state[0].length
    const city = one.entity.type === "place" && one.start === start ? division.exec(text.slice(one.end, end)) : null
    if (city !== null) start = one.end + city[0].length
    if (one.entity.type !== "organization") continue
    const after = /^,?\sand\s/u.exec(text.slice(one.end, one.end + 8))?.[0].length
    const before = /,?\sand\s$/u.exec(text.slice(start, one.start))?.[0].length
    // "Department of Defence, USAID and the State Department"
    const listed = one.start > start && /,\s$/u.test(text.slice(start, one.start)) && isNamed(one) ? 2 : undefined
    if (one.start === start && after !== undefined) start = one.end + after
    else if (before !== undefined || listed !== undefined) end = one.start - (before ?? listed ?? 0)
  }
  return { start, end }
}

const regionAfter = /^\s(?:\p{Lu}\p{L}+\s)?(?:Special\sAdministrative|Autonomous)\sRegion\b/u

const division = /^\s(?:City|Province|County|District),?\sand\s/u

const isNamed = ({ entity }: Mention): boolean => entity.type === "place" || entity.type === "organization"

/** May two words in capitals right after a name of the vocabulary be a person's: none of a body or an office? */
const isPersonal = (words: ReadonlyArray<string>, lexicon: Lexicon): boolean =>
  words.every(
    (word) =>
      !lexicon.isBodyWord(word) &&
      !lexicon.isOfficeWord(word) &&
      !lexicon.isPortfolio(word) &&
      !lexicon.isNoName(word) &&
      !lexicon.organizationPatterns.isKeyword(word) &&
      lexicon.names.get(word) === undefined,
  ) && lexicon.names.get(words.join(" ")) === undefined

const wholeOffice = perLexicon(({ office }) => regExp(`^${office}$`, "u"))

/** "University of Chicago and Purdue University", "Solheim Shipping and Kestrel Airlines" */
const twoOfAKind =
  /^((?:University|College|Institute|Museum|Bank) of (?:the )?\S+(?: \S+){0,3}?|(?:\p{Lu}\S+ ){1,3}(?:Shipping|Airlines|Airways|Motors|Technologies|Holdings|Group|Corporation|Railways?)) and ((?:\p{Lu}\S+ ){1,3}(?:University|College|Institute|Museum|Bank|Shipping|Airlines|Airways|Motors|Technologies|Holdings|Group|Corporation|Railways?))$/u

/** A body that begins with its kind, after another. */
const ofJoined = /^(.+)\sand\s((?:University|Ministry|Institute|Academy|Embassy|College|Bank|Museum)\sof\s.+)$/u

/** Nouns of groups, which schools do not have in their names, and the end of a school's. */
const groupNoun = /^(?:Partnership|Alliance|Initiative|Network|Exchange|Coalition|Project|Fund)$/u
const schoolEnd = /\s(?:University|College)$/u

/** The names that "and" joins in what a pattern matched, where the first ends as the name of a body does. */
const bodiesIn = (
  words: string,
  patterns: Lexicon["organizationPatterns"],
): ReadonlyArray<{ readonly name: string; readonly index: number }> => {
  const lead = /^The\s/u.exec(words)?.[0].length ?? 0
  // "Foreign Service Institute of Kenya and University of Nairobi"
  // "Association for Friendly Contact and American East-West Center"
  const [, own, joined] = ofJoined.exec(words) ?? patterns.nationalJoined.exec(words) ?? []
  if (own !== undefined && joined !== undefined && own.split(" ").some((word) => patterns.isBodyNoun(word)))
    return [
      { name: own.slice(lead), index: lead },
      { name: joined, index: words.length - joined.length },
    ]
  const [, one, other] = twoOfAKind.exec(words) ?? []
  if (one !== undefined && other !== undefined)
    return [
      { name: one, index: 0 },
      { name: other, index: words.length - other.length },
    ]
  const [first = "", noun = "", comma] = /^.*?(\p{L}+)(,)?\sand\s(?=\p{Lu})/u.exec(words.slice(lead)) ?? []
  const rest = { name: words.slice(lead + first.length), index: lead + first.length }
  // "Harbor International Trust and Investment Corp." is one.
  if (noun === "Trust" && /^Investment\s(?:Corp|Co|Company)/u.test(rest.name))
    return [{ name: words.slice(lead), index: lead }]
  // "Arden Foreign Affairs Office and Arden Association for …"; but "the General Office and …".
  const isOffice =
    (noun === "Office" || noun === "Association") && first.split(" ").length > "Foreign Office and ".split(" ").length
  // "Harbor Regional Partnership and Arden State University"
  const isGroup = groupNoun.test(noun) && first.split(" ").length > 3 && schoolEnd.test(rest.name)
  if (patterns.isBody(noun) || isOffice || isGroup) {
    // What follows may be something else: "… Central Committee and Foreign Minister Wang".
    const isBodyToo = rest.name.split(" ").some((word) => patterns.isBodyNoun(word))
    return [{ name: first.replace(/,?\sand\s$/u, ""), index: lead }, ...(isBodyToo ? [rest] : [])]
  }
  // "Cyber Civil Rights Initiative, and Jefferson Scholars Foundation"
  // "Senate Agriculture, Nutrition, and Forestry Committee"
  if (comma === undefined || /\s(?:of|for|on)\s|^(?:Senate|House)\s/u.test(first))
    return [{ name: words.slice(lead), index: lead }]
  // "Agriculture, Nutrition, and Forestry Committee" is one.
  return /^\S+,\sand\s$/u.test(first) ? [] : [rest]
}

/** The entity of a body that the vocabulary does not have, by its name in English. */
const namedEn = (name: string, { stateBody }: Lexicon): Entity =>
  stateBody(name) ?? entityNamed("organization", name, false)

/** Two states right before what both have: 中澳|外交部, 两国|国防部. */
const twoStates = perLexicon(({ organizationPatterns: { countries } }) => {
  const one = `[${[...countries.keys()].join("")}]`
  return regExp(`^(?:中${one}|${one}中|两国)$`, "u")
})

/** Does a name in Chinese stand for that of two states? */
export const isOfTwo = (text: string, start: number, lexicon: Lexicon): boolean =>
  twoStates(lexicon).test(text.slice(Math.max(0, start - 2), start))

/** Gathers what is made of a paragraph, where no better mention is in the way. */
interface Maker {
  readonly made: ReadonlyArray<Mention>
  readonly make: (start: number, end: number, name?: string) => void
}

/** A body of Chinese people or firms that a country abroad may have. */
const ofChinese = /^(?:中国|中资).*(?:商会|协会|总会|联合会)$/u

const makerOf = (paragraph: Paragraph, found: ReadonlyArray<Mention>, lexicon: Lexicon): Maker => {
  const { text } = paragraph.reading
  const isChinese = paragraph.language === "zh"
  const made: Array<Mention> = []
  /** Where a name begins of Chinese people or firms abroad: 南非|中国经贸协会, 欧盟|中国商会, 在日|中国企业协会. */
  const seatedAbroad = (start: number, end: number): number => {
    if (!ofChinese.test(text.slice(start, end))) return start
    if (/^在[日韩英美法德俄澳]$/u.test(text.slice(Math.max(0, start - 2), start))) return start - 2
    // 南非-|中国人民友好交流协会
    const joined = /[-—－]$/u.test(text.slice(0, start)) ? start - 1 : start
    const seat = found.find(
      ({ entity: { id, nameZh }, end: until }) =>
        until === joined && (lexicon.isForeignCountry(id) || nameZh?.endsWith("盟") === true),
    )
    return seat?.start ?? start
  }
  /** "the Organization of American States Luis Almagro" goes on with a name. */
  const isName = (words: string) => {
    const [, first = "", second] = /^ (\p{Lu}\p{L}+)(?: (\p{Lu}\p{L}+)$)?/u.exec(words) ?? []
    return lexicon.isGivenName(first) || (second !== undefined && isPersonal([first, second], lexicon))
  }
  /** Is another mention the better one? A shorter name of the vocabulary is part of this one. */
  const isBetter = (one: Mention, { start, end }: Range) => {
    if (one.entity.type !== "organization") return one.start <= start && end <= one.end
    // 国家防总和|欧盟委员会, but 埃及|外交部
    const isJoined = one.start > start && one.end === end && /[和与及]$/u.test(text.slice(start, one.start))
    if (isJoined && !found.some((other) => other.end === one.start)) return true
    const isPart = start <= one.start && one.end <= end && end - start > one.end - one.start
    const rest = text.slice(one.end, end)
    return !isPart || (one.start === start && (/^ (?:for|on) /u.test(rest) || isName(rest)))
  }
  const make = (first: number, end: number, given?: string) => {
    const from = given === undefined && isChinese ? seatedAbroad(first, end) : first
    const words = given ?? text.slice(from, end)
    const lead = lexicon.organizationPatterns.noBody.exec(words)?.[0].length ?? 0
    const name = words.slice(lead)
    const start = from + lead
    const range = { start, end }
    // "Institute of Island Studies of the |Harbor Academy of Sciences": the whole takes the place of its end.
    // 中国|日本友好协会, 国网|江苏省电力有限公司, 上海|浦东边检站
    const last = made.findIndex((one) => one.end === end && one.start > start)
    const ends = made[last]
    const isWhole =
      ends !== undefined &&
      (/\sof\s(?:the\s)?$|^(?:中国|国网)$/u.test(text.slice(start, ends.start)) ||
        (isChinese && found.some((one) => one.start === start && one.end === ends.start)))
    const others = isWhole ? made.filter((one) => one !== ends) : made
    if (found.some((one) => overlaps(one, range) && isBetter(one, range)) || !isFree(range, others)) return
    if (isWhole) made.splice(last, 1)
    // "United States Department of Justice" is the Department of Justice of the vocabulary, 中国商务部 its 商务部.
    const known =
      lexicon.names.get(name) ??
      lexicon.names.get(name.replace(/^(?:(?:United States|U\.S\.|US)\s|(?:中国|中华人民共和国)(?=.{2,6}部$))/u, ""))
    const entity =
      known?.type === "organization"
        ? known
        : isChinese
          ? entityNamed("organization", name, true)
          : namedEn(name, lexicon)
    made.push(mentionOf(paragraph, range, entity, "organization-pattern", "name"))
  }
  return { made, make }
}

/** Where a mission is China's though no country says so: first in a paragraph or a list, after 我, 据 and 代表. */
const ownMission = "(?:^|[我据、]|我国|代表|日，)驻"
const opensOwnMission = regExp(`${ownMission}$`, "u")

/** The character for a country and what China has there: 俄|使馆. */
const shortMission = perLexicon(({ organizationPatterns: { countries } }) =>
  regExp(`(?<=${ownMission})([${[...countries.keys()].join("")}])(大?使馆)(?![员长])`, "gu"),
)

/** How much of the text right after a body names one of its parts: 乌克兰国防部|情报总局, 四川大学|华西医院. */
const partLength = (text: string, { start, end }: Range, { organizationPatterns: patterns }: Lexicon): number => {
  const rest = text.slice(end, end + 24)
  const name = text.slice(start, end)
  const isUniversity = /(?:大学|学院|科学院|科院|研究院|党校|政协|联络部|外办)$/u.test(name)
  const part = isUniversity ? (patterns.afterUniversityZh.exec(rest)?.[0].length ?? 0) : 0
  const own = Math.max(patterns.afterBodyZh.exec(rest)?.[0].length ?? 0, part)
  // 市委外事工作委员会|办公室
  const hasOffice = /(?:委员会|领导小组)$/u.test(name + rest.slice(0, own)) && rest.startsWith("办公室", own)
  if (hasOffice) return own + "办公室".length
  // 外交部|亚洲司, 议会|外交委员会
  const inner = patterns.partsZh.map((one) => (one.of.test(name) ? (one.name.exec(rest)?.[0].length ?? 0) : 0))
  return Math.max(own, ...inner)
}

/** How much of the text right after a body names its branch in a place: 国际货币基金组织|上海中心, 中国贸促会|江苏省分会. */
const branchLength = (
  text: string,
  { end }: Range,
  found: ReadonlyArray<Mention>,
  { organizationPatterns: { branchZh } }: Lexicon,
): number => {
  const seat = found.find(({ entity, start }) => entity.type === "place" && start === end)
  const kind = seat === undefined ? undefined : branchZh.exec(text.slice(seat.end, seat.end + 12))?.[0]
  return seat === undefined || kind === undefined ? 0 : seat.end - end + kind.length
}

/** How much of the text right after a place goes on with the name of a body, whatever its words are. */
const openLength = (
  text: string,
  place: Range,
  found: ReadonlyArray<Mention>,
  { organizationPatterns: { openZh, openKindZh } }: Lexicon,
): number => {
  const window = text.slice(place.end, place.end + 24)
  const length = openKindZh.test(window) ? (openZh.exec(window)?.[0].length ?? 0) : 0
  // 美国|苹果公司 is a name of its own.
  if (length === 0 || found.some(({ start, end }) => start >= place.end && end === place.end + length)) return 0
  return isBeforePlace(place, found) ? 0 : length
}

/** A committee of the Communist Party, or of its Youth League, with the name of that before it: 中共|北京市委. */
const withParty = (one: Mention): Mention => {
  const { text } = one.paragraph.reading
  if (!/[省市县区州旗]委/u.test(text.slice(one.start, one.end))) return one
  if (text.startsWith("中共", one.start - 2)) return { ...one, start: one.start - 2 }
  return text.startsWith("共青团", one.start - 3) ? { ...one, start: one.start - 3 } : one
}

/** A firm by the name of its place, with the one that it belongs to: 南方电网|贵州电网公司. */
const withParent = (
  one: Mention,
  found: ReadonlyArray<Mention>,
  { organizationPatterns: { parentZh } }: Lexicon,
): Mention => {
  const { text } = one.paragraph.reading
  const parent = found.find(
    ({ entity, start, end }) =>
      entity.type === "organization" && end === one.start && parentZh.test(text.slice(start, end)),
  )
  if (parent === undefined) return one
  return { ...one, start: parent.start, entity: entityNamed("organization", text.slice(parent.start, one.end), true) }
}

/** A body that another has somewhere, with the other's name: 香港特区政府驻|上海经济贸易办事处; alone it is none. */
const withOwner = (one: Mention, others: ReadonlyArray<Mention>): ReadonlyArray<Mention> => {
  const { text } = one.paragraph.reading
  if (
    text.charAt(one.start - 1) !== "驻" ||
    !/(?:办事处|代表处|联络处|联络办公室)$/u.test(text.slice(one.start, one.end))
  )
    return [one]
  const owner = others.find(({ entity, end }) => entity.type === "organization" && end === one.start - 1)
  if (owner === undefined) return []
  const entity = entityNamed("organization", text.slice(owner.start, one.end), true)
  return [{ ...one, start: owner.start, entity }]
}

/** How long the name of a committee of the Party is without the government that stands right after it: 市委|市政府. */
const committeeLength = (name: string): number =>
  /^(?:[省市县区州]|自治区)?委(?=(?:[省市县区州]|自治区)政府$)/u.exec(name)?.[0].length ?? name.length

/** A university or a school by the name of its city or province, and what shows that it is one of a country. */
const schoolZh =
  /^(?:大学(?!生(?![命物态])|城|的|们|里|学[历生]|毕业)|中学(?=[、，。；：）]|的?(?:学生|师生|校长|教师|老师|同学)|举[行办]|高[一二三]))/u
const schoolAbroadZh = /^大学(?=(?:前?任|原)?副?校长|孔子学院|师生)/u

/** How much of the text right after a state abroad goes on with the name of a party, where that is no other's. */
const partyLength = (
  rest: string,
  { end }: Range,
  found: ReadonlyArray<Mention>,
  { organizationPatterns: { partyZh } }: Lexicon,
): number => {
  const length = partyZh.exec(rest)?.[0].length ?? 0
  // 黎巴嫩|真主党 of the vocabulary is a name of its own, 国民党 the end of 洪都拉斯|民主国民党.
  const isOther = ({ entity, start, end: until }: Mention) =>
    entity.type === "organization" && start >= end && start < end + length && until !== end + length
  return found.some(isOther) ? 0 : length
}

/** How much of the text right after a place goes on with the name of one of its bodies: 贵州|省委, 老挝|国务院. */
const placedLength = (text: string, place: Mention, found: ReadonlyArray<Mention>, lexicon: Lexicon): number => {
  const { afterPlaceZh, severalZh } = lexicon.organizationPatterns
  const { id } = place.entity
  const isForeign = lexicon.isForeignCountry(id)
  const rest = text.slice(place.end, place.end + 24)
  afterPlaceZh.lastIndex = place.end
  return (
    committeeLength(afterPlaceZh.exec(text)?.[0] ?? "") ||
    (lexicon.isCountry(id) ? schoolAbroadZh : schoolZh).exec(rest)?.[0].length ||
    (isForeign && severalZh.exec(rest)?.[0].length) ||
    (isForeign && partyLength(rest, place, found, lexicon)) ||
    0
  )
}

/** A body of the vocabulary that the state abroad right before it has: 黎巴嫩|真主党, 美国|印太司令部. */
const withState = (
  { end }: Mention,
  found: ReadonlyArray<Mention>,
  { organizationPatterns: { ownedZh } }: Lexicon,
): Mention | undefined =>
  found.find(({ paragraph, entity, start, end: until }) => {
    if (start !== end || entity.type !== "organization") return false
    const name = paragraph.reading.text.slice(start, until)
    return (ownedZh.known.test(name) || ownedZh.several.test(name)) && !ownedZh.none.test(name)
  })

/** How long the name is by which the vocabulary knows an organ of China's party, right after another party: 人民革命党|中央对外联络部. */
const organLength = (text: string, { start, end }: Range, found: ReadonlyArray<Mention>): number => {
  const organ = text.startsWith("中央", end) ? found.find((one) => one.start === end) : undefined
  return organ?.entity.type === "organization" && text.slice(start, end).endsWith("党") ? organ.end - end : 0
}

/** In Chinese: parts of names after a place, a country's character or another body, national bodies, patterns. */
const chineseOrganizations = (
  paragraph: Paragraph,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> => {
  const { text } = paragraph.reading
  const patterns = lexicon.organizationPatterns
  const { made, make } = makerOf(paragraph, found, lexicon)
  for (const one of found) {
    const { entity, start, end } = one
    const placed = entity.type === "place" ? placedLength(text, one, found, lexicon) : 0
    const length =
      entity.type === "place"
        ? // 伊朗议会|外交委员会
          placed && placed + partLength(text, { start, end: end + placed }, lexicon)
        : entity.type === "organization"
          ? Math.max(
              partLength(text, { start, end }, lexicon),
              organLength(text, { start, end }, found),
              branchLength(text, { start, end }, found, lexicon),
            )
          : 0
    if (length > 0) make(start, end + length)
    // 广西壮族自治区|党委
    else if (text.startsWith("自治区党委", end - "自治区".length)) make(start, end + "党委".length)
  }
  // 中国驻英国大使馆
  for (const home of found) {
    // Where somebody goes it is a building.
    const post = /^常?驻/u.exec(text.slice(home.end, home.end + 2))?.[0].length
    if (post === undefined || /[到赴在抵]/u.test(text.charAt(home.start - 1))) continue
    const host = found.find(({ start }) => start === home.end + post)
    const length =
      host === undefined ? undefined : patterns.missionZh.exec(text.slice(host.end, host.end + 10))?.[0].length
    if (host !== undefined && length !== undefined) make(home.start, host.end + length)
  }
  for (const { entity, start, end } of found) {
    // 驻圭亚那使馆, 我驻纽约总领馆
    const isOwn = lexicon.isForeignCountry(entity.id) || (entity.type === "place" && text.charAt(start - 2) === "我")
    // 我驻巴西|圣保罗总领馆
    const city = found.find((one) => one.entity.type === "place" && one.start === end)?.end ?? end
    const length =
      isOwn && opensOwnMission.test(text.slice(Math.max(0, start - 4), start))
        ? patterns.missionZh.exec(text.slice(city, city + 10))?.[0].length
        : undefined
    if (length !== undefined) make(start - 1, city + length, `中国${text.slice(start - 1, city + length)}`)
  }
  // 美国|驻华使馆
  for (const home of found) {
    const abroad = patterns.shortMissionZh.exec(text.slice(home.end, home.end + 9))?.[0]
    if (home.entity.type === "place" && abroad !== undefined && !/[到赴在抵]/u.test(text.charAt(home.start - 1)))
      make(home.start, home.end + abroad.length)
  }
  for (const { 0: words, 1: country = "", 2: kind = "", index } of matchesOf(text, shortMission(lexicon)))
    make(index - 1, index + words.length, `中国驻${patterns.countries.get(country) ?? country}${kind}`)
  for (const { 0: words, 1: country = "", index } of matchesOf(text, patterns.shortCountry))
    make(index, index + words.length, (patterns.countries.get(country) ?? country) + words.slice(1))
  for (const pattern of patterns.national) {
    for (const match of matchesOf(text, pattern)) {
      const place = found.find((one) => one.entity.type === "place" && one.end === match.index)
      if (place !== undefined) make(place.start, match.index + match[0].length)
      else if (match[0].endsWith("部") && !isOfTwo(text, match.index, lexicon))
        make(match.index, match.index + match[0].length)
    }
  }
  for (const state of found) {
    const body = lexicon.isForeignCountry(state.entity.id) ? withState(state, found, lexicon) : undefined
    if (body === undefined) continue
    const name = text.slice(body.start, body.end)
    make(state.start, body.end, patterns.ownedZh.several.test(name) ? undefined : name)
  }
  for (const { pattern, guard } of patterns.zh) {
    if (!guard.test(text)) continue
    for (const { 0: name, index } of matchesOf(text, pattern)) {
      // 印尼|国家减灾署, 五河县|沱湖乡党委
      const isOwned = ({ id }: Entity) =>
        (lexicon.isForeignCountry(id) ? patterns.ownedZh.state : patterns.ownedZh.town).test(name)
      // 印度尼西亚|大学, of which the pattern sees 尼西亚大学
      const place = found.find(
        ({ entity, start, end }) =>
          entity.type === "place" && start < index && (index < end || (index === end && isOwned(entity))),
      )
      make(place?.start ?? index, index + name.length)
    }
  }
  for (const place of found) {
    const length = place.entity.type === "place" ? openLength(text, place, found, lexicon) : 0
    // 巴西|圣保罗工业联合会
    const country = found.find(({ entity, end }) => end === place.start && lexicon.isForeignCountry(entity.id))
    if (length > 0) make(country?.start ?? place.start, place.end + length)
  }
  for (const { start, end } of firmsIn(text, lexicon)) make(start, end)
  for (const { 0: name, index } of matchesOf(text, patterns.unplacedZh)) make(index, index + name.length)
  // A part of one of these.
  const whole = made
    .map((one) => withParent(withParty(one), found, lexicon))
    .flatMap((one) => withOwner(one, [...found, ...made]))
  return whole.map((one) => {
    const length = partLength(text, one, lexicon) || branchLength(text, one, found, lexicon)
    if (length === 0) return one
    const end = one.end + length
    return { ...one, end, entity: entityNamed("organization", text.slice(one.start, end), true) }
  })
}

/** A text that bears the name of what it is about: "Intermediate-Range Nuclear Forces |Treaty". */
const agreement = /^\s(?:Treaty|Agreement|Accords?|Convention|Protocol|Pact)(?!\p{L})/u

/** What may stand before a name and belongs to it: "A. Philip Randolph Institute", "23rd Avenue Church of God". */
const initial =
  /(?<![\p{L}\p{N}.’'-])(?:(?:(?!(?:The|And|By|With|From|For|In|At|Of|To)\s)\p{Lu}\p{Ll}+\s)?(?:\p{Lu}\.\s){1,2}|Ste?\.\s)$/u
/** Whose a county is: "Prince George's |County Public Schools". */
const countyOf = /(?<![\p{L}\p{N}])(?:\p{Lu}\p{Ll}+\s)?\p{Lu}\p{Ll}+[’']s\s$/u
const numbered = /(?<!\d)\d{1,3}(?:st|nd|rd|th)\s$/u

/** Whose a body is, in the plural: "Sailors' |Union of the North". */
const ownersBefore = /(?<![\p{L}\p{N}’'-])(?:(?!The\s)\p{Lu}\p{Ll}+\s)?\p{Lu}\p{Ll}+s[’']\s$/u

/** An office in small letters right before a name. */
const headBefore = perLexicon(({ smallHead }) => regExp(`(?<![\\p{L}-])${smallHead}\\s$`, "u"))

/** In English: bodies after a place, departments of another body, patterns. */
const englishOrganizations = (
  paragraph: Paragraph,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> => {
  const { text } = paragraph.reading
  const patterns = lexicon.organizationPatterns
  const { made, make } = makerOf(paragraph, found, lexicon)
  const { capitals } = scanOf(paragraph, lexicon)
  for (const { entity, start, end } of found) {
    if (entity.type === "place") {
      const length = patterns.afterPlace.exec(text.slice(end, end + 24))?.[0].length
      if (length !== undefined) make(start, end + length)
      continue
    }
    if (
      entity.type !== "organization" ||
      !/\sof\s(?:the\s|\d+th\s)?$/u.test(text.slice(Math.max(0, start - 12), start))
    )
      continue
    const before = patterns.head.exec(text.slice(Math.max(0, start - 100), start))?.[1]?.replace(/^The\s/u, "")
    const isOffice =
      before !== undefined && /^(?:Chief|Executive|Deputy|Principal|Chair|President|Director|Founder)\s/u.test(before)
    // "the Executive Council of Japan's Liberal Party" is not of Japan.
    // Nor is the commission "of the CPC Arden Provincial Committee" of the CPC.
    const isOwner = /^(?:[’']s?\s\p{Lu}|(?:\s\(\p{Lu}{2,8}\))?(?:\s\p{Lu}\p{L}+){1,4}\sCommittee\b)/u.test(
      text.slice(end, end + 80),
    )
    if (
      before !== undefined &&
      !isOffice &&
      !isOwner &&
      /^\p{Lu}[\p{L}-]+\s(?:(?:and|&|on|for|of)\s)?\p{Lu}/u.test(before)
    )
      make(start - before.length, end)
  }
  // The patterns are costly: each is tried at the words in capitals of the runs that have one of its own words.
  for (const run of runsOf(text, capitals)) {
    if (!run.some((word) => patterns.isKeyword(word.text))) continue
    for (const { pattern, words } of patterns.enFor(run.map((word) => word.text))) {
      let from = 0
      // A match has one of the pattern's own words.
      const last = words.size === 0 ? run.length : run.findLastIndex((word) => words.has(word.text))
      for (const [index, word] of run.entries()) {
        if (index > last) break
        if (word.start < from || made.some(({ start, end }) => start <= word.start && word.start < end)) continue
        pattern.lastIndex = word.start
        const match = pattern.exec(text)
        if (match === null) continue
        from = pattern.lastIndex
        // "The Technologies" names none.
        if (/^The \S+$/u.test(match[0])) continue
        for (const { name, index: at } of bodiesIn(match[0], patterns)) {
          const [noun = "", ...before] = name.split(" ").toReversed()
          if (/^(?:Task Force|Leading Group|Commission)$/u.test(name) || wholeOffice(lexicon).test(name)) continue
          const isGeneric = patterns.isBody(noun) && before.every((word) => patterns.isGeneric(word))
          if (isGeneric && !patterns.unplacedCommittee.test(name)) continue
          const start = match.index + at
          const whole = alone(text, { start, end: start + name.length }, found, lexicon)
          // "chairman Jonas Creel and |Arden Parliamentary Group"
          const person = headBefore(lexicon).test(text.slice(Math.max(0, whole.start - 40), whole.start))
            ? (/^.*?\sand\s/u.exec(text.slice(whole.start, whole.end))?.[0].length ?? 0)
            : 0
          const range = { start: whole.start + person, end: whole.end }
          const lead = text.slice(Math.max(0, range.start - 30), range.start)
          // "Invest in America Task Force" is more than its end.
          const isEnd = /\p{Lu}\p{L}+\s(?:in|to|against)\s$/u.test(lead)
          // Of "Anne Neuberger and Federal Communications Commission" the first is no body.
          const rest = text.slice(range.start, range.end).split(" ")
          const isShorter = range.start > start || range.end < start + name.length
          const isOffice = range.start > start && lexicon.isOfficeWord(rest[0] ?? "")
          const isRest = isShorter && (rest.length === 1 || isOffice || !rest.some(patterns.isKeyword))
          const isNumbered =
            /^(?:Street|Avenue|Circuit|District|Century)\s|^(?:\p{Lu}\p{L}+\s){0,2}(?:Brigade|Division|Regiment|Squadron|Wing|Army|Fleet)(?![\p{L}])/u.test(
              text.slice(range.start, range.end),
            )
          const ordinal =
            /^(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth) (?=(?:Municipal|Provincial|CPC) )/u.exec(
              text.slice(range.start, range.end),
            )?.[0].length ?? 0
          const owners = ownersBefore.exec(lead)?.[0].length ?? 0
          const isOwned = owners > 0 && isFree({ start: range.start - owners, end: range.start }, found)
          // "U.S.-|China Counternarcotics Working Group"
          const partner = /(?<![\p{L}.])U\.S\.[-–]$/u.exec(lead)?.[0].length ?? 0
          const more = isOwned
            ? owners
            : partner > 0
              ? partner
              : ((isNumbered ? numbered : name.startsWith("County ") ? countyOf : initial).exec(lead)?.[0].length ?? 0)
          const isOfText = agreement.test(text.slice(range.end, range.end + 14))
          // "the Standing Committee of China's National People's Congress"
          const isOfOwner =
            /\sof\s(?:the\s)?\p{Lu}\p{L}+$/u.test(text.slice(range.start, range.end)) &&
            /^[’']s\s\p{Lu}/u.test(text.slice(range.end, range.end + 4))
          if (range.end - range.start > 3 && !isEnd && !isRest && !isOfText && !isOfOwner)
            make(range.start - more + ordinal, range.end)
        }
      }
    }
  }
  return made
}

/** Organisations named by a pattern, by a national body with its country, or as a department of another. */
export const madeOrganizations = (
  paragraph: Paragraph,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> =>
  (paragraph.language === "zh" ? chineseOrganizations : englishOrganizations)(paragraph, found, lexicon)

/** Abbreviations of countries that stand before their bodies as adjectives do. */
const countryBefore = /(?<![\p{L}\p{N}])(?:U\.S\.|US|U\.K\.|UK|PRC|DPRK|ROK|UAE|EU)\s$/u
/** Nouns of bodies that countries have. */
const nationalNoun =
  /(?:Department|Ministry|Agency|Administration|Bureau|Service|Congress|Senate|House of Representatives|Court|Treasury|Federal Reserve|Guard|Army|Navy|Air Force|Marine Corps|Forces|Command|Mission|Embassy|Commission|Centers|Office|Council|Chamber of Commerce|Patent|Parliament|Government)/u

/**
 * A body with the abbreviation of its country before it: U.S. Department of Health, of which the country is part. The
 * "ROK Ministry of National Defense" is not China's.
 */
export const withCountry = (mention: Mention, lexicon: Lexicon): Mention => {
  const { paragraph, start, end } = mention
  const { text } = paragraph.reading
  const name = text.slice(start, end)
  const country = countryBefore.exec(text.slice(Math.max(0, start - 6), start))?.[0]
  if (country === undefined || paragraph.language !== "en" || !nationalNoun.test(name)) return mention
  const range = { start: start - country.length, end }
  const abroad = lexicon.stateBody(country + name)
  return abroad === undefined
    ? { ...mention, ...range }
    : mentionOf(paragraph, range, abroad, "organization-pattern", "name")
}

/** The body of a state abroad, not China's or America's: |Zambia|'s Ministry of Commerce. */
const bodyAbroad = (
  { paragraph, start, end }: Mention,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): Entity | undefined => {
  const { text } = paragraph.reading
  const length = /[’']s?\s$/u.exec(text.slice(Math.max(0, start - 3), start))?.[0].length
  if (length === undefined) return undefined
  const owner = found.find((one) => one.end === start - length && lexicon.isCountry(one.entity.id))
  return owner && lexicon.stateBody(`${owner.entity.nameEn} ${text.slice(start, end)}`)
}

/** A school of a university: Harvard| T.H. Chan School of Public Health. */
const school =
  /^(?:\s\p{Lu}[\p{L}.]+){0,3}\s(?:(?:Law|Medical|Business|Graduate|Kennedy)\s(?:School|Center)|School|College|Observatory)(?:\sof\s\p{Lu}\p{L}+(?:(?:\s(?:and|&))?\s\p{Lu}\p{L}+){0,3})?(?=[\s,.;:)’']|$)/u

/** What leads a party, a front or a union: Fatherland Front| (VFF) Central Committee, African Union| (AU) Commission. */
const committee = /^(?:\s\(\p{Lu}{2,8}\))?\s(?:(?:Central|National)\sCommittee|Commission|Secretariat)(?![\p{L}])/u

/** A country as it stands before its departments: |U.S.| Department of Agriculture. */
const countryShort = /^(?:U\.S\.|US|United States|U\.K\.|UK)$/u

/** Bodies abroad of people from a place in China: 苏里南|南通商会. */
const abroad = /(?:商会|同乡会|同乡总会|联谊会|联谊总会|宗亲会)$/u

/** The same with the place before it where they live. */
const withHome = (mention: Mention, found: ReadonlyArray<Mention>): Mention => {
  const { paragraph, start, end } = mention
  const name = paragraph.reading.text.slice(start, end)
  const placeAt = (isBeside: (one: Mention) => boolean) =>
    found.find((one) => one.entity.type === "place" && isBeside(one))
  const home = placeAt((one) => one.end === start)
  if (!abroad.test(name) || home === undefined || placeAt((one) => one.start === start) === undefined) return mention
  const whole = paragraph.reading.text.slice(home.start, end)
  return { ...mention, start: home.start, entity: entityNamed("organization", whole, true) }
}

/** An organisation with the words around it that belong to its name, by the places beside it. */
export const withSurroundings = (mention: Mention, found: ReadonlyArray<Mention>, lexicon: Lexicon): Mention => {
  const { paragraph, entity, start, end } = mention
  if (entity.type !== "organization") return mention
  if (paragraph.language === "zh") return withHome(mention, found)
  const { text } = paragraph.reading
  const name = text.slice(start, end)
  const abroad = bodyAbroad(mention, found, lexicon)
  if (abroad !== undefined) return mentionOf(paragraph, mention, abroad, "organization-pattern", "name")
  const rest = text.slice(end, end + 60)
  const patterns = lexicon.organizationPatterns
  const of = patterns.ofState.test(name) ? /^\sof\s(?:[Tt]he\s)?/u.exec(rest)?.[0].length : undefined
  const state =
    of === undefined
      ? undefined
      : found.find(
          (one) =>
            one.entity.type === "place" &&
            one.start <= end + of &&
            one.end > end + of &&
            one.start > end &&
            // The Standing Committee "of China's National People's Congress" is not of China.
            !/^[’']s?\s\p{Lu}/u.test(text.slice(one.end, one.end + 5)),
        )
  const isUniversity = patterns.university.test(name)
  const part = (isUniversity ? (patterns.campus.exec(rest) ?? school.exec(rest)) : committee.exec(rest))?.[0].length
  const seat = patterns.ofSeat.test(name)
    ? found.find(
        (one) =>
          one.entity.type === "place" &&
          // Baltimore| City Mayor's Office
          (one.end === start - 1 || /^\s(?:City|County)\s$/u.test(text.slice(one.end, start))) &&
          (!lexicon.isCountry(one.entity.id) || countryShort.test(text.slice(one.start, one.end))),
      )
    : undefined
  const range = { start: seat?.start ?? start, end: state?.end ?? end + (part ?? 0) }
  if (range.start === start && range.end === end) return mention
  const whole = text.slice(range.start, range.end)
  // "U.S. Department of Agriculture" is the one of the vocabulary, "UK Department of Agriculture" another.
  const known = lexicon.names.get(whole) ?? lexicon.names.get(whole.replace(/^(?:United States|U\.S\.|US)\s/u, ""))
  return {
    ...mention,
    ...range,
    entity: known?.type === "organization" ? known : namedEn(whole.replace(/\s\(\p{Lu}{2,8}\)(?=\s)/u, ""), lexicon),
  }
}

/** Public bodies of a country, whose names have the country's in them: 美国|商务部; not 英国广播公司. */
const publicZh =
  /(?:[部院军局署厅]|国会|杜马|议会|法院|法庭|委员会|办公室|中联办|司令部|海警|卫队|部队|原子能组织|政府|总统府)$/u

/** What tells at length which body of China it names: 中国|物流与采购联合会; 中国科学院 is one word. */
const describedZh = /^中国(?!(?:社会)?科学院|人民|红十字|共产|民主|国民|农工)\p{Script=Han}{6,}$/u

/** The country with which the name of one of its bodies begins: 俄罗斯 of 俄罗斯国防部, U.S. of "U.S. Department of Labor". */
export const countryInside = (mention: Mention, { names, isCountry }: Lexicon): ReadonlyArray<Mention> => {
  const { paragraph, entity, start, end } = mention
  const name = paragraph.reading.text.slice(start, end)
  const short = entity.type === "organization" ? /^(?:U\.S\.|US|U\.K\.|UK)(?=\s)/u.exec(name)?.[0] : undefined
  const state = short === undefined ? undefined : names.get(short)
  if (short !== undefined && state?.type === "place")
    return [mentionOf(paragraph, { start, end: start + short.length }, state, "vocabulary", "vocabulary")]
  if (paragraph.language !== "zh" || entity.type !== "organization") return []
  const isDescribed = describedZh.test(name)
  if (!isDescribed && !publicZh.test(name)) return []
  const country = [5, 4, 3, 2].flatMap((length) => {
    const value = name.length > length + 1 ? names.get(name.slice(0, length)) : undefined
    // 中国社会科学院 and 欧洲议会 are one word.
    const isPart = isDescribed || value?.id !== "place/china"
    const isPlace = value?.type === "place" && isPart && value.nameZh?.endsWith("洲") !== true
    return isPlace ? [mentionOf(paragraph, { start, end: start + length }, value, "vocabulary", "vocabulary")] : []
  })
  // 日本, not 日本海, of 日本海上自卫队
  const best = country.find(({ entity }) => isCountry(entity.id))
  return best === undefined ? country.slice(0, 1) : [best]
}

/** "Standing Committee of the Political Bureau of 18th CPC Central Committee" is one organisation: the first. */
export const joinOrganizations = (text: string, found: ReadonlyArray<Mention>): ReadonlyArray<Mention> => {
  const organizations = found.filter(({ entity }) => entity.type === "organization")
  return organizations.flatMap((one, index): ReadonlyArray<Mention> => {
    const next = organizations[index + 1]
    return next !== undefined &&
      /^\sof\s(?:the\s|\p{Lu}\p{L}+[’']s\s)?(?:\d+(?:st|nd|rd|th)\s)?$/u.test(text.slice(one.end, next.start))
      ? [{ ...one, end: next.end }]
      : []
  })
}

/** A firm in Chinese with the word that says so: 华为|公司. */
export const withCompany = (mention: Mention): Mention => {
  const { text } = mention.paragraph.reading
  const length =
    /^(?:航运|汽车|石油|技术|新能源|信息|网络|生物|医药|能源|电子|通信|科技|控股|集团|股份|投资){0,3}(?:有限(?:责任)?)?(?:公司|集团)(?!军)/u.exec(
      text.slice(mention.end, mention.end + 12),
    )?.[0].length ?? 0
  return length === 0 || mention.paragraph.language !== "zh" ? mention : { ...mention, end: mention.end + length }
}
