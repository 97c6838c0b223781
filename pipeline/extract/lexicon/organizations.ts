import { Record as Records } from "effect"
import { regExp } from "../../core/pattern.ts"
import type { Vocabularies } from "../../vocabulary/vocabulary.ts"
import { alternation } from "../model.ts"
import type { Guarded } from "./guarded.ts"
import { withGuard, wordsIn } from "./guarded.ts"
import { nationalitiesOf, statesOf } from "./states.ts"

/** A pattern, and the words of which a match has one; none where it may have any. */
type EnglishPattern = Omit<Guarded, "guard">

/** How organisations are named that no vocabulary lists. */
export interface OrganizationPatterns {
  readonly zh: ReadonlyArray<Guarded>
  /** Names of national bodies, which a place before them completes. */
  readonly national: ReadonlyArray<RegExp>
  /** "… Department of (the)" before the name of an organisation, at the end of a text. */
  readonly head: RegExp
  /** May a name in English have this word, which no other names have? */
  readonly isKeyword: (word: string) => boolean
  /** The patterns in English that a text with these words in capitals may match. */
  readonly enFor: (words: ReadonlyArray<string>) => ReadonlyArray<EnglishPattern>
  /** Does a name end with this word? */
  readonly isBody: (word: string) => boolean
  /** Does a name end or begin with this word? */
  readonly isBodyNoun: (word: string) => boolean
  /** Is a word before such a word no name? */
  readonly isGeneric: (word: string) => boolean
  /** Bodies that the name of their state follows, or that of their city precedes; universities. */
  readonly ofState: RegExp
  /** Verbs of headlines in capitals, as alternatives. */
  readonly headlineVerb: string
  /** What opens an article or is a verb of a headline, in capitals before a name: "THE Harbor Party", "Visits Harbor Institute". */
  readonly noBody: RegExp
  /** A body of another nationality that "and" joins to one; groups 1 and 2. */
  readonly nationalJoined: RegExp
  /** The beginning of a body that more than one state has by this name. */
  readonly ofSeveral: RegExp
  readonly ofSeat: RegExp
  readonly university: RegExp
  /** The place of a university's campus: University of Texas| at Austin. */
  readonly campus: RegExp
  /** The rest of a name right after that of a place, from the start of a text. */
  readonly afterPlace: RegExp
  /** The same in Chinese, with the flag y; and after a body, that of one of its parts. */
  readonly afterPlaceZh: RegExp
  /** A body of a province, city or county without the name of that: 省委, 市政府. */
  readonly unplacedZh: RegExp
  /** The same of a committee of the Party in English, and nothing else. */
  readonly unplacedCommittee: RegExp
  /** A body that China has by the bare name, after the name of another state. */
  readonly severalZh: RegExp
  readonly afterBodyZh: RegExp
  /** A party after the name of a state abroad. */
  readonly partyZh: RegExp
  /** Of which of these bodies the name of the state or the county before them is part; see `owned` of the patterns. */
  readonly ownedZh: Readonly<Record<keyof Vocabularies["organizationPatterns"]["parts"]["owned"], RegExp>>
  /** The end of a firm or bank whose branches stand right after it. */
  readonly parentZh: RegExp
  /** By the end of a body's name, which parts of it may stand right after it: 外交部|亚洲司, 议会|外交委员会. */
  readonly partsZh: ReadonlyArray<{ readonly of: RegExp; readonly name: RegExp }>
  /** The rest of a branch's name after that of the place where it is: 中国贸促会江苏|省分会. */
  readonly branchZh: RegExp
  /** What a country has in another, and the same by the character for the country where it is. */
  readonly missionZh: RegExp
  readonly shortMissionZh: RegExp
  /** That of a part of a university or an academy. */
  readonly afterUniversityZh: RegExp
  /** The rest of a name of any words after that of a place. */
  readonly openZh: RegExp
  /** The whole of what somebody is vice president or director of, in English. */
  readonly fieldOfOffice: RegExp
  /** Is there the kind of such a body in a text? A cheap test before the pattern. */
  readonly openKindZh: RegExp
  /** A name that begins with the character for a country. */
  readonly shortCountry: RegExp
  readonly countries: ReadonlyMap<string, string>
  readonly firms: Firms
}

/** By what firms in Chinese are found. */
export interface Firms {
  /** A cheap test that a text must pass. */
  readonly guard: RegExp
  /** What ends in the name of a firm, before the office of who heads it. */
  readonly headed: RegExp
  /** Three or more names that "、" joins. */
  readonly list: RegExp
  /** Does a name end as only firms' do, or as theirs may? */
  readonly surely: RegExp
  readonly perhaps: RegExp
  /** What no name of a firm has in it, and what is none. */
  readonly stop: RegExp
  readonly generic: RegExp
}

export const organizationPatternsOf = (vocabularies: Vocabularies): OrganizationPatterns => {
  const {
    placePatterns: { not_in_name: notInName },
    organizationPatterns: {
      word,
      bodies,
      of_bodies,
      levels,
      verbs,
      chapters,
      sports,
      organs,
      no_start,
      groups,
      generic,
      en,
      of_state,
      missions,
      of_several,
      of_seat,
      universities,
      campuses,
      after_place,
      fields,
      heads,
      heads_of,
      zh,
      national,
      parts,
      firms,
    },
  } = vocabularies
  /** A character that begins no word which no name has in it. */
  const other = `(?!${notInName})\\p{Script=Han}`
  const macros = new Map([
    ["{word}", word],
    ["{body}", alternation(bodies)],
    ["{ofBody}", alternation(of_bodies)],
    ["{level}", `(?:${alternation(levels)})`],
    ["{verb}", `(?:${alternation(verbs)})`],
    ["{group}", `(?:${alternation(groups.flatMap((group) => [group, group.replace("’", "'")]))})`],
    ["{chapter}", `(?:${alternation(chapters)})`],
    ["{state}", `(?:${alternation(statesOf(vocabularies))})`],
    ["{sport}", `(?:${alternation(sports)})`],
    ["{organ}", `(?:${alternation(organs)})`],
    ["{clause}", `(?<=^|[，。、；：（“和与及由据从在经])(?!${no_start})`],
    ["{other}", `(?:${other})`],
    ["{transcribed}", `[${vocabularies.personalNames.transcription}]`],
    ["{nationality}", `(?:${alternation(nationalitiesOf(vocabularies))})`],
  ])
  const expanded = (pattern: string) =>
    [...macros].reduce((text, [macro, value]) => text.replaceAll(macro, value), pattern)
  const { missions: missionsZh } = parts
  const genericWords = new Set(generic)
  const bodyNouns = new Set(bodies)
  const allNouns = new Set([
    ...bodies,
    ...of_bodies,
    ...heads,
    "Ministry",
    "Fund",
    "Alliance",
    "Bank",
    "Museum",
    "Library",
    "Administration",
    "Association",
    "Center",
    "Centers",
  ])
  // The name of a state tells of no body.
  const ownWords = (pattern: string) => wordsIn(expanded(pattern.replaceAll("{state}", "{word}")))
  const keywords = new Set(en.flatMap(ownWords))
  const end = `(?!${parts.not_before})`
  const composed = `(?![与和及]|执政党|反对党|在野党|国际组织|武装组织|合作组织)(?:${alternation(parts.subjects)}){1,6}(?:${alternation(parts.kinds)})${end}`
  // 委 has a condition of its own and is no plain word.
  const local = `(?:自治区|特别行政区|特区|省|市|县|区)?(?:(?:(?![等和与及在各原]|通过)\\p{Script=Han}){1,4}[市县区州旗]){0,2}(?:${expanded(parts.local.join("|"))})${end}`
  const unplaced = expanded(parts.local.filter((kind) => !kind.includes("\\")).join("|"))
  // 全球治理|与|区域国别研究院
  const joint = `(?<=${parts.open.fields.join("|")})与(?=\\p{Script=Han}{2,8}(?:${parts.open.research.join("|")}))`
  const words = `(?:${other}|${joint}){1,14}?`
  // 中国社会科学院|亚太与全球战略研究院
  const ofUniversity = `(?:${other}|(?<=\\p{Script=Han}{2})与(?!\\p{Script=Han}{0,8}大学)){1,14}?`
  const open = `${words}(?:${parts.open.kinds.join("|")})${end}`
  const field = `(?:(?:${alternation(fields.before)}) ){0,3}(?:${alternation(fields.nouns)})`
  const english = en.map((pattern) => ({
    pattern: regExp(`(?<![\\p{L}\\p{N}/]|\\p{L}-)${expanded(pattern)}(?![\\p{L}\\p{N}])`, "yu"),
    words: new Set(ownWords(pattern)),
  }))
  const byWord = new Map<string, Set<EnglishPattern>>()
  for (const one of english) for (const found of one.words) byWord.set(found, (byWord.get(found) ?? new Set()).add(one))
  const chosen = new Map<string, ReadonlyArray<EnglishPattern>>()
  return {
    zh: zh.map((pattern) => withGuard(regExp(expanded(pattern), "gu"))),
    national: national.map((pattern) => regExp(pattern, "gu")),
    head: regExp(
      `(?<![\\p{L}])((?:(?:\\p{Lu}[\\p{L}-]+\\s(?:(?:and|&)\\s)?){0,4}(?:${alternation(heads)})(?:\\s(?:on|for)(?:\\s(?:and\\s)?\\p{Lu}[\\p{L}-]+){1,4})?|(?:${alternation(heads_of)})\\s(?:of|for)(?:\\s(?:and\\s)?\\p{Lu}[\\p{L}-]+){1,5})\\sof\\s(?:the\\s|\\d+th\\s)?)$`,
      "u",
    ),
    isKeyword: (keyword) => keywords.has(keyword),
    enFor: (words) => {
      // Few words of patterns stand together, so that what they choose is remembered.
      const key = words.filter((found) => byWord.has(found)).join(" ")
      const known = chosen.get(key)
      if (known !== undefined) return known
      const wanted = new Set(words.flatMap((found) => [...(byWord.get(found) ?? [])]))
      const patterns = english.filter((one) => one.words.size === 0 || wanted.has(one))
      if (chosen.size < 4096) chosen.set(key, patterns)
      return patterns
    },
    isBody: (noun) => bodyNouns.has(noun),
    isBodyNoun: (noun) => allNouns.has(noun),
    isGeneric: (name) => genericWords.has(name),
    headlineVerb: alternation(verbs),
    noBody: regExp(
      `^(?:THE|${alternation(verbs)})\\s|^.*\\b(?:Meeting|Session|Conference|Plenum)\\sOf\\s(?:The\\s)?`,
      "u",
    ),
    nationalJoined: regExp(
      `^(.+)\\sand\\s((?:${alternation(nationalitiesOf(vocabularies))})\\s.+\\s(?:${alternation([...allNouns])}))$`,
      "u",
    ),
    ofState: regExp(`^(?:${[...of_state, ...missions].join("|")})(?![\\p{L}])`, "u"),
    ofSeveral: regExp(`^(?:${[...of_state, ...of_several].join("|")})(?![\\p{L}])`, "u"),
    ofSeat: regExp(`^(?:${of_seat.join("|")})(?![\\p{L}])`, "u"),
    university: regExp(`^(?:${universities.join("|")})$`, "u"),
    campus: regExp(
      `^(?:\\sat\\s\\p{Lu}\\p{L}+(?:\\s\\p{Lu}\\p{L}+)?|,\\s(?:${alternation(campuses)}))(?=[\\s,.;:)’']|$)`,
      "u",
    ),
    afterPlace: regExp(
      `^ (?:${alternation(after_place)})(?![\\p{L}\\p{N}]| of\\b)(?!(?<=Guard|Navy|Army|Force) \\p{Lu}\\p{Ll})`,
      "u",
    ),
    afterPlaceZh: regExp(`(?:${composed}|(?:${alternation(parts.plain)})${end}|${local})`, "yu"),
    unplacedCommittee: regExp(`^(?:${alternation(levels)}) (?:Party )?Committee$`, "u"),
    unplacedZh: regExp(
      `${parts.unplaced.before}${parts.unplaced.level}(?:${unplaced})${end}(?!${parts.unplaced.not_after})`,
      "gu",
    ),
    severalZh: regExp(`^(?:${alternation(parts.several)})${end}`, "u"),
    partyZh: regExp(`^${parts.party}`, "u"),
    ownedZh: Records.map(parts.owned, (pattern) => regExp(pattern, "u")),
    parentZh: regExp(`(?:${alternation(parts.parents)})$`, "u"),
    partsZh: parts.inner.map(({ of, name }) => ({
      of: regExp(`(?:${of.join("|")})$`, "u"),
      name: regExp(`^(?:${expanded(name.join("|"))})`, "u"),
    })),
    branchZh: regExp(`^${parts.branch}`, "u"),
    missionZh: regExp(
      `^(?:(?:${alternation(missionsZh.with_sections)})(?:${alternation(missionsZh.sections)})?|${alternation(missionsZh.others)})(?![员长])`,
      "u",
    ),
    shortMissionZh: regExp(`^驻[${missionsZh.hosts}](?:${alternation(missionsZh.short)})(?![员长])`, "u"),
    afterBodyZh: regExp(`^${composed}`, "u"),
    afterUniversityZh: regExp(`^${ofUniversity}(?:${alternation(parts.open.parts)})(?:附属${words}医院)?${end}`, "u"),
    fieldOfOffice: regExp(`^${field}(?:(?:,| and| &) ${field})*$`, "u"),
    openKindZh: regExp(parts.open.kinds.join("|"), "u"),
    openZh: regExp(`^(?!${notInName}|${alternation(parts.open.generic)})${open}`, "u"),
    shortCountry: regExp(
      `(?=[${Object.keys(parts.countries).join("")}])(?<!\\d)(?<![\\p{Script=Han}](?<![日称与和对在向由据就是时后前及经被受外此的]))(?!以[^，。；]{2,40}为(?:首|[正副]?团长|组长|代表|主席|名誉|核心|主体))([${Object.keys(parts.countries).join("")}])(${composed}|(?:${alternation([...parts.after_short, ...parts.several])})${end})`,
      "gu",
    ),
    countries: new Map(Object.entries(parts.countries)),
    firms: {
      guard: regExp(alternation(firms.ends), "u"),
      headed: regExp(`\\p{Script=Han}{2,24}?(?:${alternation(firms.ends)})(?=${alternation(firms.heads)})`, "gu"),
      list: /(?:\p{Script=Han}{2,16}、){2,}\p{Script=Han}{2,10}?(?=等|[，。；]|$)/gu,
      surely: regExp(`(?:${alternation(firms.ends)})$`, "u"),
      perhaps: regExp(`(?:${alternation([...firms.ends, ...firms.kinds])})$`, "u"),
      stop: regExp(firms.stop, "gu"),
      generic: regExp(firms.generic, "u"),
    },
  }
}
