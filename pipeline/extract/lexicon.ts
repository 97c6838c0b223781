import { Trie } from "../core/trie.ts"
import { divisions, parentName } from "../vocabulary/divisions.ts"
import type { Cue, EventNoun, Named, Person, Vocabularies } from "../vocabulary/vocabulary.ts"
import type { Entity, EntityType, RuleId } from "./model.ts"
import { alternation, slugOf } from "./model.ts"

/** A pattern, and a cheap test that a text must pass to have a match of it. */
export interface Guarded {
  readonly pattern: RegExp
  readonly guard: RegExp
  /** The words of which `guard` wants one; none where it lets everything pass. */
  readonly words: ReadonlyArray<string>
}

/** The words of a pattern that stand in it letter by letter, those it forbids aside: a match has one of them at least. */
const wordsIn = (pattern: string): ReadonlyArray<string> =>
  pattern
    .replace(/\(\?<?!(?:\(\?:[^()]*\)|[^()])*\)/gu, "")
    .match(/(?<![\\\p{L}])\p{Lu}\p{L}{2,}|(?<!\{[^}]*)\p{Script=Han}+/gu) ?? []

const guarded = (pattern: RegExp): Guarded => {
  const words = wordsIn(pattern.source)
  const guard = words.length === 0 ? /(?:)/u : new RegExp(alternation([...new Set(words)]), "u")
  return { pattern, guard, words }
}

export interface FoundDivision {
  /** Length of the name in the text. */
  readonly length: number
  readonly entity: Entity
}

/** The vocabularies compiled for matching; made once for a build. */
export interface Lexicon {
  /** Forms of persons, places, organisations and formulations. */
  readonly names: Trie<Entity | undefined>
  /** The person of the vocabulary whom an office and a family name in English mean, where only one has both. */
  readonly titledSurname: (office: string, surname: string) => Entity | undefined
  /** The person of the vocabulary whom a short Chinese name means after these words, which hold an office. */
  readonly shortZh: (name: string, before: string) => Entity | undefined
  readonly organizationPatterns: {
    readonly zh: ReadonlyArray<Guarded>
    /** Names of national bodies, which a place before them completes. */
    readonly national: ReadonlyArray<RegExp>
    /** "… Department of (the)" before the name of an organisation, at the end of a text. */
    readonly head: RegExp
    /** May a name in English have this word, which no other names have? */
    readonly isKeyword: (word: string) => boolean
    /** The patterns in English that a text with these words in capitals may match. */
    readonly enFor: (words: ReadonlyArray<string>) => ReadonlyArray<Guarded>
    /** Does a name end with this word? */
    readonly isBody: (word: string) => boolean
    /** Is a word before such a word no name? */
    readonly isGeneric: (word: string) => boolean
    /** The rest of a name right after that of a place, from the start of a text. */
    readonly afterPlace: RegExp
    /** The same in Chinese; and after a body, that of one of its parts. */
    readonly afterPlaceZh: RegExp
    readonly afterBodyZh: RegExp
    /** A name that begins with the character for a country. */
    readonly shortCountry: RegExp
    readonly countries: ReadonlyMap<string, string>
  }
  /** Formulations that no vocabulary lists; group 1 of a match is one. */
  readonly formulationPatterns: { readonly en: ReadonlyArray<RegExp>; readonly zh: ReadonlyArray<RegExp> }
  readonly isNoFormulation: (words: string) => boolean
  /** A name with its kind in English; in Chinese the next part of a name, from the start of a text, and a transcribed name. */
  readonly placePatterns: {
    readonly en: RegExp
    /** A city before the abbreviation of its state, "Tucson, AZ". */
    readonly inState: RegExp
    /** Is there such an abbreviation in a text? */
    readonly state: RegExp
    /** Does the kind of a place end with this word? */
    readonly isKind: (word: string) => boolean
    readonly part: RegExp
    /** The kind of a place, from the start of a text, after a transcribed name. */
    readonly kindAfter: RegExp
    readonly transcribed: RegExp
  }
  /** The county, district or city with which a text in Chinese begins, right after its province or prefecture. */
  readonly divisionIn: (parent: string, text: string) => FoundDivision | undefined
  readonly isPinyinSurname: (word: string) => boolean
  /** Number of syllables of a word in pinyin; 0 when it is not pinyin. */
  readonly syllables: (word: string) => number
  /** Family names in Han characters. */
  readonly surnames: ReadonlySet<string>
  /** An English office, without anchors. */
  readonly office: string
  /** The same with the names of bodies before it: "White House Gender Policy Council Director". */
  readonly wideOffice: string
  /** An office in small letters, the last word of it: "ambassador". */
  readonly smallHead: string
  readonly honorific: string
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
  readonly afterNameZh: RegExp
  /** Words at the start of a text that look like the beginning of a name and are none. */
  readonly noNameZh: RegExp
  /** The same for transcribed names. */
  readonly noTranscribed: RegExp
  /** Family names of Japanese persons, in characters. */
  readonly japaneseSurnames: ReadonlySet<string>
  /** Characters that transcriptions of foreign names use. */
  readonly transcription: ReadonlySet<string>
  /** The same, and those of names that a dot joins. */
  readonly transcriptionDotted: ReadonlySet<string>
  /** A given name in a transcription, at the end of a text, that has characters of other words. */
  readonly givenNamesZh: RegExp
  /** Does a word say what an office is for? */
  readonly isPortfolio: (word: string) => boolean
  /** Chinese words that end an office, longest first, without anchors. */
  readonly officeZh: string
  /** Is a word an office in Chinese, and no more? */
  readonly isOfficeZh: (word: string) => boolean
  readonly honorificZh: string
  /** Does an office end in, or begin with, a word that is for several persons? */
  readonly isPlural: (office: string) => boolean
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
    readonly types: ReadonlyMap<string, EventNoun["type"]>
  }
  /** How the press says who took part in an event, and how. */
  readonly attendance: Vocabularies["attendance"]
  /** Share of a rule's rows that are right, as measured. */
  readonly confidence: (rule: RuleId) => number
}

const entityOf = (type: EntityType, { id, en, zh, wikidata }: Named): Entity => ({
  id: `${type}/${id}`,
  type,
  nameEn: en?.[0] ?? null,
  nameZh: zh?.[0] ?? null,
  wikidata: wikidata ?? null,
})

const addNames = (trie: Trie<Entity | undefined>, type: EntityType, list: ReadonlyArray<Named>): void => {
  for (const named of list) {
    const entity = entityOf(type, named)
    for (const form of [...(named.en ?? []), ...(named.zh ?? [])]) {
      trie.add(form, entity)
      if (form.includes("'")) trie.add(form.replaceAll("'", "’"), entity)
    }
  }
}

/** Family names of the vocabulary's persons, with those who have them. */
const surnameIndex = (
  persons: ReadonlyArray<Person>,
  isPinyinName: (name: string) => boolean,
): Lexicon["titledSurname"] => {
  const bySurname = new Map<string, ReadonlyArray<readonly [person: Person, entity: Entity]>>()
  for (const person of persons) {
    const isChinese = isPinyinName(person.en?.[0] ?? "")
    // A Chinese family name is many persons': only with an office that the vocabulary gives.
    if (isChinese && person.titles === undefined) continue
    const surnames = new Set(
      (person.en ?? []).flatMap((form) => {
        const name = form.replace(/,? Jr\.$/u, "")
        if (isChinese) return [name.split(" ")[0] ?? "", person.zh?.[0]?.charAt(0) ?? ""]
        return [name.split(" ").at(-1) ?? "", /\s(\p{Ll}+\s.+)$/u.exec(name)?.[1] ?? ""]
      }),
    )
    for (const surname of surnames)
      bySurname.set(surname, [...(bySurname.get(surname) ?? []), [person, entityOf("person", person)]])
  }
  return (office, surname) => {
    const meant = (bySurname.get(surname) ?? []).filter(
      ([{ titles }]) => titles === undefined || titles.includes(office),
    )
    return meant.length === 1 ? meant[0]?.[1] : undefined
  }
}

const shortIndex = (persons: ReadonlyArray<Person>): Lexicon["shortZh"] => {
  const byName = new Map<string, ReadonlyArray<readonly [of: string, entity: Entity]>>()
  for (const person of persons)
    for (const name of person.zh_short ?? [])
      byName.set(name, [...(byName.get(name) ?? []), [person.of ?? "", entityOf("person", person)]])
  return (name, before) => {
    const meant = (byName.get(name) ?? []).filter(([of]) => before.includes(of))
    return meant.length === 1 ? meant[0]?.[1] : undefined
  }
}

const syllableCounter = (pinyin: Vocabularies["pinyin"]): ((word: string) => number) => {
  const all = Object.entries(pinyin).flatMap(([initial, finals]) => finals.map((final) => initial + final))
  const syllable = `(?:${alternation(all)})`
  // At most three syllables; an apostrophe or hyphen may part them.
  const forms = [1, 2, 3].map((count) => new RegExp(`^${Array(count).fill(syllable).join("['’-]?")}$`, "u"))
  return (word) => forms.findIndex((form) => form.test(word.toLowerCase())) + 1
}

const officeOf = ({ modifiers, portfolios, heads, honorifics }: Vocabularies["offices"]["en"]): string => {
  const head = `(?:${alternation(heads)})`
  // "Ambassador to China Dame Caroline Wilson"; but "the First Lady".
  const address = honorifics.filter((form) => /^\p{Lu}\p{L}+$/u.test(form) && form !== "Lady" && form !== "Lord")
  const ranks = ["Lieutenant", "Admiral", "Colonel", "Brigadier"]
  const word = `(?!(?:${alternation([...address, ...ranks])})\\b)(?:\\d+(?:st|nd|rd|th)\\s)?\\p{Lu}(?:[\\p{L}\\p{N}&'’-]|\\.(?=\\p{L}))*`
  const link = "(?:of|for|to|the|and|on|at|in|&)"
  const subject = `(?:${alternation(portfolios)})`
  // "National People's Congress (NPC) Standing Committee"
  const words = `${word}(?:(?:\\s${link})*(?:\\s\\(\\p{Lu}{2,6}\\))?\\s${word})*`
  // "Secretary of State for Foreign, Commonwealth and Development Affairs", "Minister of Economy, Trade and Industry"
  const series = `(?:(?:,\\s${subject}){1,3},?\\sand\\s${subject}(?:\\sAffairs)?(?:\\sof\\s(?:the\\s)?${words})?|(?:,\\s${word}(?:\\s${word})?){1,3},?\\sand\\s(?:${word}\\s){1,2}Affairs)?`
  // "director of the Asia-Pacific department at the China Institute of International Studies"
  const part = `(?:\\s(?:department|program|programme|division|center|centre|institute|bureau|desk|section|unit|school|faculty|project|studies)(?:\\s(?:at|of|in)\\s(?:the\\s)?${words})?)?`
  const tail = `(?:\\s(?:of|for|to|at|on)\\s(?:(?:the|all)\\s)?${words}${series}${part})?`
  // "Joint Secretary (East Asia) in the Ministry of External Affairs"
  const desk = `\\s\\(${word}(?:\\s(?:(?:&|and)\\s)?${word}){0,3}\\)(?:\\s(?:in|of|at)\\s(?:the\\s)?${words})?`
  return `(?:(?:${alternation([...modifiers, ...portfolios])})\\s)*${head}(?:${desk}|${tail})`
}

const bodyBefore = "(?:(?:U\\.S\\.|\\p{Lu}[\\p{L}&'’-]*)\\s(?:(?:of|for|on)\\s(?:the\\s)?|(?:and|&)\\s)?){0,8}?"

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const placePatternsOf = ({
  placePatterns: { en, states, parts, transcribed, kinds_after, not_in, no_names },
  personalNames: { transcription },
}: Vocabularies): Lexicon["placePatterns"] => {
  const isName = `(?!\\p{Script=Han}{0,4}?(?:${alternation(no_names)}))`
  const capital =
    "(?!(?:The|A|An|In|On|At|From|To|Of|And|With|For|Near|Across|Our|This|That|Each|Every|North|South|East|West|Vice|Former)\\b)\\p{Lu}[\\p{L}’'-]+"
  const kinds = new Set(en.map((kind) => kind.split(" ").at(-1)))
  return {
    isKind: (word) => kinds.has(word),
    state: new RegExp(`,\\s(?:${alternation(states)})(?![\\p{L}\\p{N}])`, "u"),
    inState: new RegExp(
      `(?<![\\p{L}’'-])(?:${capital}\\s){0,2}${capital}(?=,\\s(?:${alternation(states)})(?![\\p{L}\\p{N}]))`,
      "gu",
    ),
    en: new RegExp(
      `(?<![\\p{L}]|\\p{Lu}[\\p{L}’'-]*\\s)(?:${capital}\\s){1,3}(?:${alternation(en)})(?![\\p{L}]| \\p{Lu})`,
      "gu",
    ),
    kindAfter: new RegExp(`^(?:${alternation(kinds_after)})(?!长)`, "u"),
    part: new RegExp(
      `^${isName}(?:(?![${not_in}])\\p{Script=Han}){1,3}?(?:${alternation(parts)})(?!\\p{Script=Han}?[级委长域民政府])`,
      "u",
    ),
    transcribed: new RegExp(
      `(?<![${transcription}·-])[${transcription}]{2,8}?(?:${transcribed.join("|")})(?![${transcription}])`,
      "gu",
    ),
  }
}

const organizationPatternsOf = ({
  organizationPatterns: { word, bodies, of_bodies, groups, generic, en, after_place, heads, zh, national, parts },
}: Vocabularies): Lexicon["organizationPatterns"] => {
  const macros = new Map([
    ["{word}", word],
    ["{body}", alternation(bodies)],
    ["{ofBody}", alternation(of_bodies)],
    ["{group}", `(?:${alternation(groups)})`],
  ])
  const expanded = (pattern: string) =>
    [...macros].reduce((text, [macro, value]) => text.replaceAll(macro, value), pattern)
  const genericWords = new Set(generic)
  const bodyNouns = new Set(bodies)
  const keywords = new Set(en.flatMap((pattern) => wordsIn(expanded(pattern))))
  const end = `(?!${parts.not_before})`
  const composed = `(?:${alternation(parts.subjects)}){1,6}(?:${alternation(parts.kinds)})${end}`
  // 委 has a condition of its own and is no plain word.
  const local = `(?:自治区|特别行政区|特区|省|市|县|区)?(?:(?:(?![等和与及在各原])\\p{Script=Han}){1,4}[市县区州旗])?(?:${parts.local.join("|")})${end}`
  const english = en.map((pattern) =>
    guarded(new RegExp(`(?<![\\p{L}\\p{N}/]|\\p{L}-)${expanded(pattern)}(?![\\p{L}\\p{N}])`, "gu")),
  )
  const byWord = new Map<string, Set<Guarded>>()
  for (const one of english) for (const found of one.words) byWord.set(found, (byWord.get(found) ?? new Set()).add(one))
  return {
    zh: zh.map((pattern) => guarded(new RegExp(pattern, "gu"))),
    national: national.map((pattern) => new RegExp(pattern, "gu")),
    head: new RegExp(
      `(?<![\\p{L}])((?:\\p{Lu}[\\p{L}-]+\\s){0,3}(?:${alternation(heads)})\\sof\\s(?:the\\s|\\d+th\\s)?)$`,
      "u",
    ),
    isKeyword: (keyword) => keywords.has(keyword),
    enFor: (words) => {
      const wanted = new Set(words.flatMap((found) => [...(byWord.get(found) ?? [])]))
      return english.filter((one) => one.words.length === 0 || wanted.has(one))
    },
    isBody: (noun) => bodyNouns.has(noun),
    isGeneric: (name) => genericWords.has(name),
    afterPlace: new RegExp(`^ (?:${alternation(after_place)})(?![\\p{L}\\p{N}]| of\\b)`, "u"),
    afterPlaceZh: new RegExp(`^(?:${composed}|(?:${alternation(parts.plain)})${end}|${local})`, "u"),
    afterBodyZh: new RegExp(`^${composed}`, "u"),
    shortCountry: new RegExp(
      `(?<!\\d)(?<![\\p{Script=Han}](?<![日称与和对在向由据就是时后前及经被受外此]))([${Object.keys(parts.countries).join("")}])(${composed})`,
      "gu",
    ),
    countries: new Map(Object.entries(parts.countries)),
  }
}

/** Counties by their province and by their prefecture; of several forms that fit, the longest is meant. */
const divisionFinder = ({
  places,
  placePatterns: { no_divisions, after_division },
}: Vocabularies): Lexicon["divisionIn"] => {
  const words = new Set(no_divisions)
  const isEnd = new RegExp(after_division, "u")
  const known = new Map(places.flatMap((place) => (place.zh ?? []).map((form) => [form, place] as const)))
  const byParent = new Map<string, Map<string, Entity>>()
  for (const { name, short, parents } of divisions) {
    const entity = entityOf("place", known.get(name) ?? { id: slugOf(name), zh: [name] })
    for (const parent of parents) {
      const forms = byParent.get(parent) ?? new Map<string, Entity>()
      forms.set(name, entity)
      if (short !== undefined && !words.has(short)) forms.set(short, entity)
      byParent.set(parent, forms)
    }
  }
  const longest = Math.max(...divisions.map(({ name }) => name.length))
  return (parent, text) => {
    const forms = byParent.get(parentName(parent))
    if (forms === undefined) return undefined
    for (let length = Math.min(longest, text.length); length > 1; length--) {
      const entity = forms.get(text.slice(0, length))
      const isWhole = entity?.nameZh === text.slice(0, length)
      if (entity !== undefined && (isWhole || isEnd.test(text.slice(length, length + 2)))) return { length, entity }
    }
    return undefined
  }
}

export const makeLexicon = (vocabularies: Vocabularies): Lexicon => {
  const names = new Trie<Entity | undefined>()
  for (const form of [...vocabularies.decoys.en, ...vocabularies.decoys.zh]) names.add(form, undefined)
  addNames(names, "formulation", vocabularies.formulations)
  addNames(names, "organization", vocabularies.organizations)
  addNames(names, "person", vocabularies.persons)
  addNames(names, "place", vocabularies.places)
  const listed = new Set(vocabularies.places.flatMap(({ zh = [] }) => zh))
  const counties = divisions.filter(({ name }) => /.{2}[县市旗]$/u.test(name) && !listed.has(name))
  addNames(
    names,
    "place",
    counties.map(({ name }) => ({ id: slugOf(name), zh: [name] })),
  )
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
  const officeWords = new Set([...offices.en.heads, ...offices.en.modifiers].flatMap((office) => office.split(" ")))
  for (const small of ["of", "the", "pro", "for"]) officeWords.delete(small)
  const { personalNames } = vocabularies
  const noNames = new Set(personalNames.no_name)
  const bodies = new Set(personalNames.bodies)
  const ambiguous = new Set(personalNames.ambiguous_surnames)
  const neverAlone = new Set(personalNames.never)
  const portfolios = new Set(offices.en.portfolios)
  const { heads, modifiers, portfolios: subjects, honorifics } = offices.en
  const titleStarts = new Set(
    [...heads, ...modifiers, ...subjects, ...honorifics].map((title) => /^[\p{L}'’-]+/u.exec(title)?.[0] ?? ""),
  )
  const plural = new RegExp(
    `^(?:\\p{L}+\\s)*(?:${alternation(offices.en.plural)})(?![\\p{L}])|(?:${alternation(offices.zh.plural)})$`,
    "u",
  )
  const noFormulations = new Set(vocabularies.formulationPatterns.no_names)
  const givenNames = new Set(vocabularies.givenNames)
  const roles = new Set(personalNames.roles)
  const bodySurnames = new Set(personalNames.body_surnames)
  const officeSurnames = new Set(personalNames.office_surnames)
  const isProper = ({ noun }: EventNoun) => /^\p{Lu}/u.test(noun) && noun !== "Meeting"
  const allCues = [...cues.en, ...cues.zh]
  const cueForms = (list: ReadonlyArray<Cue>) => alternation(list.flatMap(({ forms }) => forms))
  const nouns = (list: ReadonlyArray<EventNoun>) => alternation(list.map(({ noun }) => noun))
  return {
    names,
    titledSurname: surnameIndex(vocabularies.persons, (name) => {
      const [first = "", second = "", third] = name.split(" ")
      return third === undefined && pinyinSurnames.has(first.toLowerCase()) && syllables(second) > 0
    }),
    shortZh: shortIndex(vocabularies.persons),
    organizationPatterns: organizationPatternsOf(vocabularies),
    formulationPatterns: {
      en: vocabularies.formulationPatterns.en.map((pattern) => new RegExp(pattern, "dgu")),
      zh: vocabularies.formulationPatterns.zh.map((pattern) => new RegExp(pattern, "dgu")),
    },
    isNoFormulation: (words) => noFormulations.has(words),
    placePatterns: placePatternsOf(vocabularies),
    divisionIn: divisionFinder(vocabularies),
    isPinyinSurname: (word) => pinyinSurnames.has(word.toLowerCase()),
    syllables,
    surnames: new Set(Object.values(surnames).flat()),
    office: officeOf(offices.en),
    wideOffice: bodyBefore + officeOf(offices.en),
    smallHead: `(?:${alternation(offices.en.heads.filter((head) => /^\p{Ll}[\p{Ll} -]*$/u.test(head)))})`,
    isOfficeWord: (word) => officeWords.has(word),
    isNoName: (word) => noNames.has(word),
    isBodyWord: (word) => bodies.has(word),
    isRole: (word) => roles.has(word),
    surnameAlone: (surname) => (neverAlone.has(surname) ? "never" : ambiguous.has(surname) ? "verb" : "always"),
    isGivenName: (word) => givenNames.has(word),
    isBodySurname: (word) => bodySurnames.has(word),
    isOfficeSurname: (word) => officeSurnames.has(word),
    afterNameZh: new RegExp(
      `^(?:$|[\\s\\d，。、；：,:;！？!?（）()“”"《》「」—]|${alternation(personalNames.after_zh)})`,
      "u",
    ),
    noNameZh: new RegExp(`^(?:${personalNames.no_names_zh.join("|")})`, "u"),
    noTranscribed: new RegExp(`^(?:${personalNames.no_transcribed.join("|")})`, "u"),
    transcriptionDotted: new Set(personalNames.transcription + personalNames.transcription_dotted),
    givenNamesZh: new RegExp(`(?:${alternation(personalNames.given_names_zh)})$`, "u"),
    japaneseSurnames: new Set(personalNames.japanese_surnames),
    transcription: new Set(personalNames.transcription),
    isPortfolio: (word) => portfolios.has(word),
    honorific: `(?:${alternation(offices.en.honorifics)})`,
    isTitleStart: (word) => titleStarts.has(word),
    officeZh: `(?:${alternation(offices.zh.heads)})`,
    isOfficeZh: (word) => headsZh.has(word),
    isPlural: (office) => plural.test(office),
    honorificZh: `(?:${alternation(offices.zh.honorifics)})`,
    cueStarts: new Set(cues.en.flatMap(({ forms }) => forms.map((form) => form.split(" ")[0] ?? ""))),
    eventWords: new Set(eventNouns.en.filter(isProper).flatMap(({ noun }) => noun.split(" "))),
    cues: {
      en: new RegExp(`(?<![\\p{L}\\p{N}])(?:${cueForms(cues.en)})(?![\\p{L}\\p{N}])`, "yu"),
      zh: new RegExp(`(?:${cueForms(cues.zh)})`, "gu"),
      byForm: new Map(allCues.flatMap((cue) => cue.forms.map((form) => [form, cue] as const))),
    },
    unnamed: {
      en: alternation(vocabularies.unnamedSpeakers.en.flatMap((noun) => [noun, capitalized(noun)])),
      zh: alternation(vocabularies.unnamedSpeakers.zh),
    },
    collectives: { en: alternation(collectives.en), zh: alternation(collectives.zh) },
    eventNouns: {
      en: nouns(eventNouns.en),
      proper: nouns(eventNouns.en.filter(isProper)),
      zh: nouns(eventNouns.zh),
      types: new Map([...eventNouns.en, ...eventNouns.zh].map(({ noun, type }) => [noun, type])),
    },
    attendance: vocabularies.attendance,
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
