import { String as Str } from "effect"
import { oneOf } from "../../core/characters.ts"
import { regExp } from "../../core/pattern.ts"
import { Trie } from "../../core/trie.ts"
import { divisions } from "../../vocabulary/divisions.ts"
import type { Cue, EventNoun, Vocabularies } from "../../vocabulary/vocabulary.ts"
import type { Entity, Range, RuleId } from "../model.ts"
import { alternation, slugOf } from "../model.ts"
import { addNames, entityOf } from "./entities.ts"
import { bodyBefore, officeOf } from "./offices.ts"
import type { OrganizationPatterns } from "./organizations.ts"
import { organizationPatternsOf } from "./organizations.ts"
import { familyFirst, shortIndex, spellingIndex, surnameIndex, syllableCounter } from "./persons.ts"
import type { FindDivision, PlacePatterns, Sense } from "./places.ts"
import { divisionFinder, placePatternsOf, sensesOf, shortDivisions, wordsOf } from "./places.ts"
import { nationalitiesOf, stateBodiesOf } from "./states.ts"

/** Tells whether a text is of some kind. */
export interface Test {
  readonly test: (text: string) => boolean
}

/** A representative abroad: 常驻维也纳国际组织代表. */
const permanentZh = "常驻\\p{Script=Han}{2,12}?代表(?![团处大])"

/** What may stand right after a name besides words. */
const markFirst = /^[\s\d，。、；：,:;！？!?（）()“”"《》「」—]/u

/** The vocabularies compiled for matching; made once for a build. */
export interface Lexicon {
  /** Forms of persons, places, organisations and formulations. */
  readonly names: Trie<Entity | undefined>
  /** The person of the vocabulary whom an office and a family name in English mean, where only one has both. */
  readonly titledSurname: (office: string, surname: string) => Entity | undefined
  /** The person of the vocabulary of an English name, however its accents and hyphens are written. */
  readonly personSpelt: (name: string) => Entity | undefined
  /** The bodies that short names mean, with the words of which a document has one then. */
  readonly shortBodies: ReadonlyMap<string, Sense>
  /** The person of the vocabulary whom a short Chinese name means after these words, which hold an office. */
  readonly shortZh: (name: string, before: string) => Entity | undefined
  readonly organizationPatterns: OrganizationPatterns
  /** The body of another state than China and the United States, by its name in English with that of the state. */
  readonly stateBody: (name: string) => Entity | undefined
  /** Formulations that no vocabulary lists; group 1 of a match is one. */
  readonly formulationPatterns: { readonly en: ReadonlyArray<RegExp>; readonly zh: ReadonlyArray<RegExp> }
  readonly isNoFormulation: (words: string) => boolean
  readonly placePatterns: PlacePatterns
  /** The places that share a name, by the id of what the name alone means. */
  readonly senses: ReadonlyMap<string, ReadonlyArray<Sense>>
  /** The county, district or city with which a text in Chinese begins, right after its province or prefecture. */
  readonly divisionIn: FindDivision
  /** Divisions by short names that mean no other and no word. */
  readonly shortDivisions: ReadonlyMap<string, Entity>
  readonly isPinyinSurname: (word: string) => boolean
  /** Number of syllables of a word in pinyin; 0 when it is not pinyin. */
  readonly syllables: (word: string) => number
  /** Is this a family name of few letters that an office shows: Lu of "Premier Lu"? */
  readonly isShortFamilyName: (word: string) => boolean
  /** Length of a name other than in pinyin that begins with this family name, by the text from there; 0 for none. */
  readonly familyFirst: (surname: string, text: string) => number
  /** Family names in Han characters. */
  readonly surnames: ReadonlySet<string>
  /** An English office, without anchors. */
  readonly office: string
  /** The same with the names of bodies before it: "White House Gender Policy Council Director". */
  readonly wideOffice: string
  /** An office in small letters, the last word of it: "ambassador". */
  readonly smallHead: string
  /** The last words of such offices, as a regular expression. */
  readonly smallHeadEnd: string
  readonly honorific: string
  /** "French", "South African", without anchors. */
  readonly nationality: string
  /** May an office or an honorific begin with this word? */
  readonly isTitleStart: (word: string) => boolean
  /** Is a word part of an office, and so no name? */
  readonly isOfficeWord: (word: string) => boolean
  /** Is a word in capitals no name, though it follows an office? */
  readonly isNoName: (word: string) => boolean
  /** Is a word part of the name of a body, day or place, and of no person's? */
  readonly isBodyWord: (word: string) => boolean
  /** Does a word before a name say who somebody is, without an office: "husband"? */
  readonly isRole: (word: string) => boolean
  readonly isGivenName: (word: string) => boolean
  /** Is a word of places and days also a family name: Park, Day, Church? */
  readonly isBodySurname: (word: string) => boolean
  /** Is an office also a family name: King, Bishop, Dean? */
  readonly isOfficeSurname: (word: string) => boolean
  /** Is a Chinese family name, alone, a person's: always, only before a verb, or never? */
  readonly surnameAlone: (surname: string) => "always" | "verb" | "never"
  /** What may stand right after a name in Chinese, from the start of a text: the end, punctuation, a word that carries on. */
  readonly afterNameZh: Test
  /** Of these the words of two characters or more. */
  readonly wordAfterNameZh: RegExp
  /** Family names with which a name of two characters may begin. */
  readonly sureSurnamesZh: ReadonlySet<string>
  /** Where one of these and two characters of given names stand in a text. */
  readonly sureNamesZh: (text: string) => ReadonlyArray<number>
  /** The same, from the start of a text. */
  readonly plainNameZh: RegExp
  /** A common family name and one character of given names, and no more. */
  readonly shortNameZh: RegExp
  /** A name that ends as words for armies and countries do: 施建军, 李建国. */
  readonly soldierZh: RegExp
  /** What a person does, right after a name that opens a clause, and what is done to one, before and after the name. */
  readonly deedZh: RegExp
  readonly metZh: RegExp
  readonly metAfterZh: RegExp
  /** Third characters after a family name that begin the next word; those of verbs apart. */
  readonly carriesOnZh: ReadonlySet<string>
  readonly beginsVerbZh: ReadonlySet<string>
  /** Words at the start of a text that look like the beginning of a name and are none. */
  readonly noNameZh: Test
  /** The same for transcribed names. */
  readonly noTranscribed: RegExp
  /** Family names of Japanese persons, in characters. */
  readonly japaneseSurnames: ReadonlySet<string>
  /** Characters that transcriptions of foreign names use. */
  readonly transcription: ReadonlySet<string>
  /** The same, and those that stand inside a transcription and do not end one. */
  readonly transcriptionInner: ReadonlySet<string>
  /** The same, and those of names that a dot joins. */
  readonly transcriptionDotted: ReadonlySet<string>
  /** A given name in a transcription, at the end of a text, that has characters of other words. */
  readonly givenNamesZh: RegExp
  /** Does a word say what an office is for? */
  readonly isPortfolio: (word: string) => boolean
  /** Chinese words that end an office, longest first, without anchors. */
  readonly officeZh: string
  /** Where such words stand in a text, also two that 兼 joins. */
  readonly officesZh: (text: string) => ReadonlyArray<Range>
  /** Fields of ministries in Chinese. */
  readonly portfolioZh: string
  /** Is a word an office in Chinese, and no more? */
  readonly isOfficeZh: (word: string) => boolean
  readonly honorificZh: string
  /** Does an office end in, or begin with, a word that is for several persons? */
  readonly isPlural: (office: string) => boolean
  /** Is it a country, by the id of its entity? */
  readonly isCountry: (id: string) => boolean
  /** Is it one other than China? */
  readonly isForeignCountry: (id: string) => boolean
  /** Is it the office of a state, a city or a county, to which the name of that belongs? */
  readonly isLocal: (office: string) => boolean
  /** Words that a cue in English begins with. */
  readonly cueStarts: ReadonlySet<string>
  /** Words of the nouns that end the names of events, in capitals. */
  readonly eventWords: ReadonlySet<string>
  readonly cues: { readonly en: RegExp; readonly zh: RegExp; readonly byForm: ReadonlyMap<string, Cue> }
  readonly collectives: { readonly en: string; readonly zh: string }
  /** Nouns of speakers without a name; the English ones with or without a capital. */
  readonly unnamed: { readonly en: string; readonly zh: string }
  readonly eventNouns: {
    readonly en: string
    /** Those in capitals, as proper names have them. */
    readonly proper: string
    readonly zh: string
    /** Those of festivals: 电影节. */
    readonly festivalsZh: string
    /** Those that are names without any other word. */
    readonly aloneZh: string
    /** An event of its own after the name of a place, from the start of a text. */
    readonly afterPlaceZh: RegExp
    /** The same after that of a body of states. */
    readonly afterBodyZh: RegExp
    /** Is there such a noun in a text? A cheap test before the pattern. */
    readonly placedZh: RegExp
    readonly types: ReadonlyMap<string, EventNoun["type"]>
  }
  /** How the press says who took part in an event, and how. */
  readonly attendance: Vocabularies["attendance"]
  /** How the reporter tells on after a statement. */
  readonly narration: Vocabularies["narration"]
  /** Share of a rule's rows that are right, as measured. */
  readonly confidence: (rule: RuleId) => number
}

/** Names of divisions that are no names without their kind: 土默特左|旗, 井陉矿|区, 管城回族|区. */
const isHalf = /(?:[左右前后中矿林族]|联合|实验)$/u

export const makeLexicon = (vocabularies: Vocabularies): Lexicon => {
  const names = new Trie<Entity | undefined>()
  for (const form of [...vocabularies.decoys.en, ...vocabularies.decoys.zh]) names.add(form, undefined)
  addNames(names, "formulation", vocabularies.formulations)
  addNames(names, "organization", vocabularies.organizations)
  addNames(names, "person", vocabularies.persons)
  addNames(names, "place", vocabularies.places)
  const listed = new Set(vocabularies.places.flatMap(({ zh = [] }) => zh))
  const placePatterns = placePatternsOf(vocabularies)
  // 解放区, 古城区 are words.
  const isWord = (name: string) => name.endsWith("区") && placePatterns.isDivisionWord(name.slice(0, -1))
  const counties = divisions.filter(({ name }) => /.{2}[县市旗区]$/u.test(name) && !listed.has(name) && !isWord(name))
  addNames(
    names,
    "place",
    counties.map(({ name, usual }) => ({ id: slugOf(name), zh: usual === undefined ? [name] : [name, usual] })),
  )
  // Of three characters or more a name shows by itself that it is one: 格尔木.
  const shorts = shortDivisions(vocabularies, placePatterns)
  for (const [short, entity] of shorts)
    if (short.length > 2 && !isHalf.test(short) && names.get(short) === undefined) names.add(short, entity)
  const { surnames, cues, collectives, eventNouns, offices } = vocabularies
  const pinyinSurnames = new Set(
    Object.keys(surnames).flatMap((name) => [
      name,
      name.replace("ü", "u"),
      name.replace("ü", "v"),
      name.replace("ü", "yu"),
    ]),
  )
  const syllables = syllableCounter(vocabularies.pinyin)
  const confidences = new Map(vocabularies.rules.map(({ id, confidence }) => [id, confidence]))
  const headsZh = new Set(offices.zh.heads)
  const headTrie = new Trie<true>()
  for (const head of headsZh) headTrie.add(head, true)
  const permanent = regExp(permanentZh, "uy")
  /** Where the office ends that begins at a place. */
  const officeEndZh = (text: string, start: number): number | undefined => {
    const head = headTrie.at(text, start)
    if (head !== undefined || !text.startsWith("常驻", start)) return head?.end
    permanent.lastIndex = start
    return permanent.test(text) ? permanent.lastIndex : undefined
  }
  const officeWords = new Set([...offices.en.heads, ...offices.en.modifiers].flatMap((office) => office.split(" ")))
  for (const small of ["of", "the", "pro", "for"]) officeWords.delete(small)
  const { personalNames } = vocabularies
  const bodies = new Set(personalNames.bodies.flatMap((word) => [word, `${word}s`]))
  const ambiguous = new Set(personalNames.ambiguous_surnames)
  const neverAlone = new Set(personalNames.never)
  const portfolios = new Set(offices.en.portfolios)
  const { heads, modifiers, portfolios: subjects, honorifics } = offices.en
  const smallHeads = offices.en.heads.filter((head) => /^\p{Ll}[\p{Ll} -]*$/u.test(head))
  const titleStarts = new Set(
    [...heads, ...modifiers, ...subjects, ...honorifics].map((title) => /^[\p{L}'’-]+/u.exec(title)?.[0] ?? ""),
  )
  const plural = regExp(
    `^(?:\\p{L}+\\s)*(?:${alternation(offices.en.plural)})(?![\\p{L}])|(?:${alternation(offices.zh.plural)})$`,
    "u",
  )
  const countries = new Set(
    vocabularies.places.flatMap((place) => (place.country === true ? [`place/${place.id}`] : [])),
  )
  const local = regExp(
    `^(?:(?:Acting|Former|former|acting)\\s)?(?:${alternation(offices.en.local)})(?![\\p{L}])(?!\\sof\\s)`,
    "u",
  )
  const noFormulations = new Set(vocabularies.formulationPatterns.no_names)
  const givenNames = new Set(vocabularies.givenNames)
  // The verbs of headlines: "Special Envoy Warns of …".
  const headlineVerbs = cues.en
    .flatMap(({ lemma, forms }) => [lemma, ...forms.filter((form) => form.endsWith("s"))])
    .map(Str.capitalize)
    .filter((verb) => !givenNames.has(verb))
  const noNames = new Set([...personalNames.no_name, ...headlineVerbs])
  const noNamesZh = regExp(`^(?:${personalNames.no_names_zh.join("|")})`, "u")
  const verbsZh = new Set(personalNames.verbs_zh)
  const roles = new Set(personalNames.roles)
  const shortFamilyNames = new Set([
    ...personalNames.short_surnames,
    ...personalNames.family_first.hyphenated.filter(({ length }) => length > 2),
  ])
  const bodySurnames = new Set(personalNames.body_surnames)
  const officeSurnames = new Set(personalNames.office_surnames)
  const isProper = ({ noun }: EventNoun) => /^\p{Lu}/u.test(noun) && noun !== "Meeting"
  const familiesZh = personalNames.sure_surnames_zh + personalNames.more_surnames_zh
  const isFamilyZh = oneOf(familiesZh)
  const isGivenZh = oneOf(personalNames.given_zh)
  const numerals = "一二三四五六七八九十"
  const follows = regExp(`^(?:[${numerals}]{1,3}[月日]|${alternation(personalNames.after_zh)})`, "u")
  const mayFollow = oneOf(`${numerals}${personalNames.after_zh.map((word) => word.charAt(0)).join("")}`)
  const allCues = [...cues.en, ...cues.zh]
  const cueForms = (list: ReadonlyArray<Cue>) => alternation(list.flatMap(({ forms }) => forms))
  const nouns = (list: ReadonlyArray<EventNoun>) => alternation(list.map(({ noun }) => noun))
  return {
    names,
    titledSurname: surnameIndex(vocabularies.persons, (name) => {
      const [first = "", second = "", third] = name.split(" ")
      return third === undefined && pinyinSurnames.has(first.toLowerCase()) && syllables(second) > 0
    }),
    shortBodies: new Map(
      vocabularies.organizations.flatMap((body) =>
        (body.short ?? []).map(
          (name) => [name, { entity: entityOf("organization", body), words: wordsOf(body.with ?? []) }] as const,
        ),
      ),
    ),
    personSpelt: spellingIndex(vocabularies.persons),
    shortZh: shortIndex(vocabularies.persons),
    organizationPatterns: organizationPatternsOf(vocabularies),
    stateBody: stateBodiesOf(vocabularies),
    formulationPatterns: {
      en: vocabularies.formulationPatterns.en.map((pattern) => regExp(pattern, "dgu")),
      zh: vocabularies.formulationPatterns.zh.map((pattern) => regExp(pattern, "dgu")),
    },
    isNoFormulation: (words) => noFormulations.has(words),
    placePatterns,
    senses: sensesOf(vocabularies),
    divisionIn: divisionFinder(vocabularies, placePatterns),
    shortDivisions: shorts,
    isPinyinSurname: (word) => pinyinSurnames.has(word.toLowerCase()),
    syllables,
    surnames: new Set(Object.values(surnames).flat()),
    office: officeOf(offices.en),
    wideOffice: bodyBefore + officeOf(offices.en),
    smallHead: `(?:${alternation(smallHeads)})`,
    smallHeadEnd: `(?:${alternation([...new Set(smallHeads.map((head) => head.split(" ").at(-1) ?? head))])})`,
    isOfficeWord: (word) => officeWords.has(word),
    isNoName: (word) => noNames.has(word),
    isBodyWord: (word) => bodies.has(word),
    isRole: (word) => roles.has(word),
    surnameAlone: (surname) => (neverAlone.has(surname) ? "never" : ambiguous.has(surname) ? "verb" : "always"),
    // "Jean-Yves"
    isGivenName: (word) =>
      givenNames.has(word) || (word.includes("-") && word.split("-").every((part) => givenNames.has(part))),
    isBodySurname: (word) => bodySurnames.has(word),
    isOfficeSurname: (word) => officeSurnames.has(word),
    afterNameZh: {
      test: (text) => text === "" || (mayFollow(text.charCodeAt(0)) ? follows : markFirst).test(text),
    },
    wordAfterNameZh: regExp(`^(?:${alternation(personalNames.after_zh.filter(({ length }) => length > 1))})`, "u"),
    noNameZh: { test: (text) => verbsZh.has(text.slice(0, 2)) || noNamesZh.test(text) },
    sureSurnamesZh: new Set(personalNames.sure_surnames_zh),
    shortNameZh: regExp(`^[${familiesZh}][${personalNames.given_zh}]$`, "u"),
    soldierZh: regExp(`^\\p{Script=Han}[${personalNames.given_zh}][军国新]$`, "u"),
    plainNameZh: regExp(`^[${familiesZh}][${personalNames.given_zh}]{2}`, "u"),
    sureNamesZh: (text) => {
      const starts: Array<number> = []
      for (let index = 0; index < text.length - 2; index++)
        if (
          isFamilyZh(text.charCodeAt(index)) &&
          isGivenZh(text.charCodeAt(index + 1)) &&
          isGivenZh(text.charCodeAt(index + 2))
        )
          starts.push(index)
      return starts
    },
    // 沈牧野|2日在京会见
    deedZh: regExp(
      `^(?:(?:\\d{4}年)?(?:\\d{1,2}月)?\\d{1,2}日(?:上午|下午|晚间?|中午|凌晨|早上)?(?:在\\p{Script=Han}{1,8}?)?)?(?:${personalNames.deeds_zh.join("|")})`,
      "u",
    ),
    metZh: regExp(personalNames.met_zh, "gu"),
    metAfterZh: regExp(`^${personalNames.met_after_zh}`, "u"),
    carriesOnZh: new Set(personalNames.carries_on_zh),
    beginsVerbZh: new Set(personalNames.begins_verb_zh),
    noTranscribed: regExp(`^(?:${personalNames.no_transcribed.join("|")})`, "u"),
    transcriptionInner: new Set(personalNames.transcription + personalNames.transcription_inner),
    transcriptionDotted: new Set(
      personalNames.transcription + personalNames.transcription_inner + personalNames.transcription_dotted,
    ),
    givenNamesZh: regExp(`(?:${alternation(personalNames.given_names_zh)})$`, "u"),
    isShortFamilyName: (word) =>
      !neverAlone.has(word) && (pinyinSurnames.has(word.toLowerCase()) || shortFamilyNames.has(word)),
    familyFirst: familyFirst(personalNames.family_first, (word) => pinyinSurnames.has(word.toLowerCase())),
    japaneseSurnames: new Set(personalNames.japanese_surnames),
    transcription: new Set(personalNames.transcription),
    isPortfolio: (word) => portfolios.has(word),
    nationality: `(?:${alternation(nationalitiesOf(vocabularies))})`,
    honorific: `(?:${alternation(offices.en.honorifics)})`,
    isTitleStart: (word) => titleStarts.has(word),
    portfolioZh: `(?:${alternation(offices.zh.portfolios)})(?:事务)?`,
    officeZh: `(?:${alternation(offices.zh.heads)}|${permanentZh})`,
    officesZh: (text) => {
      const found: Array<Range> = []
      for (let start = 0; start < text.length; start++) {
        const first = officeEndZh(text, start)
        if (first === undefined) continue
        const end = (text[first] === "兼" ? officeEndZh(text, first + 1) : undefined) ?? first
        found.push({ start, end })
        start = end - 1
      }
      return found
    },
    isOfficeZh: (word) => headsZh.has(word),
    isPlural: (office) => plural.test(office),
    isCountry: (id) => countries.has(id),
    isForeignCountry: (id) => countries.has(id) && id !== "place/china",
    isLocal: (office) => local.test(office),
    honorificZh: `(?:${alternation(offices.zh.honorifics)})`,
    cueStarts: new Set(cues.en.flatMap(({ forms }) => forms.map((form) => form.split(" ")[0] ?? ""))),
    eventWords: new Set(eventNouns.en.filter(isProper).flatMap(({ noun }) => noun.split(" "))),
    cues: {
      en: regExp(`(?<![\\p{L}\\p{N}])(?:${cueForms(cues.en)})(?![\\p{L}\\p{N}])`, "yu"),
      zh: regExp(`(?:${cueForms(cues.zh)})`, "gu"),
      byForm: new Map(allCues.flatMap((cue) => cue.forms.map((form) => [form, cue] as const))),
    },
    unnamed: {
      en: alternation(vocabularies.unnamedSpeakers.en.flatMap((noun) => [noun, Str.capitalize(noun)])),
      zh: alternation(vocabularies.unnamedSpeakers.zh),
    },
    collectives: { en: alternation(collectives.en), zh: alternation(collectives.zh) },
    eventNouns: {
      en: nouns(eventNouns.en),
      proper: nouns(eventNouns.en.filter(isProper)),
      zh: nouns(eventNouns.zh),
      festivalsZh: nouns(eventNouns.zh.filter(({ noun }) => noun.endsWith("节"))),
      aloneZh: nouns(eventNouns.zh.filter(({ alone }) => alone === true)),
      placedZh: regExp(
        nouns(eventNouns.zh.filter(({ after_place, after_body }) => after_place === true || after_body === true)),
        "u",
      ),
      afterBodyZh: regExp(
        `^(?:\\d{4}年|第[一二三四五六七八九十\\d]+[届次]|成员国|国家|领导人|特别|非正式|视频|系列|地区论坛|元首|高级别)*(?:${nouns(eventNouns.zh.filter(({ after_body }) => after_body === true))})(?![者期场馆址])`,
        "u",
      ),
      afterPlaceZh: regExp(
        `^(?:(?!${vocabularies.placePatterns.not_in_name})\\p{Script=Han}){0,14}?(?:${nouns(eventNouns.zh.filter(({ after_place }) => after_place === true))})(?:(?:\\d{4}年)?年会)?(?!堂|员|(?<=车展)开|[村馆区址]|组委|${nouns(eventNouns.zh)})`,
        "u",
      ),
      types: new Map([...eventNouns.en, ...eventNouns.zh].map(({ noun, type }) => [noun, type])),
    },
    attendance: vocabularies.attendance,
    narration: vocabularies.narration,
    confidence: (rule) => confidences.get(rule) ?? 0,
  }
}

/** What follows from a lexicon, made once for each. */
export const perLexicon = <A>(make: (lexicon: Lexicon) => A): ((lexicon: Lexicon) => A) => {
  const made = new WeakMap<Lexicon, A>()
  return (lexicon) => {
    const known = made.get(lexicon)
    if (known !== undefined) return known
    const value = make(lexicon)
    made.set(lexicon, value)
    return value
  }
}
