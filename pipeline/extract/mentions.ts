import { asRead } from "../core/chinese.ts"
import { uniqueBy } from "../core/unique.ts"
import type { NormalizedDocument, Paragraph } from "../normalize/normalize.ts"
import { abbreviated } from "./abbreviations.ts"
import { madeFormulations } from "./formulations.ts"
import type { Holder } from "./holders.ts"
import type { Lexicon } from "./lexicon/lexicon.ts"
import { listsOf } from "./lists.ts"
import type { Entity, Mention, Range } from "./model.ts"
import { byParagraph, entityNamed, isFree, isReadable, isWithin, mentionOf, personNamed, surfaceOf } from "./model.ts"
import {
  affiliations,
  bodiesOfPersons,
  coordinatedOrganizations,
  listedOrganizations,
  runningOrganizations,
} from "./organizations/lists.ts"
import { bodiesMeant } from "./organizations/meant.ts"
import { entryOrganizations, headedOrganizations, withoutHeadsOf } from "./organizations/offices.ts"
import {
  countryInside,
  isOfTwo,
  joinOrganizations,
  madeOrganizations,
  withCompany,
  withCountry,
  withSurroundings,
} from "./organizations/organizations.ts"
import { repeatedOrganizations } from "./organizations/repeated.ts"
import { chineseNameAt } from "./persons/chinese-names.ts"
import type { Persons } from "./persons/known-persons.ts"
import { officePatterns, personOfEntry, personsOfRun, withOffices } from "./persons/offices.ts"
import { besideZh, fullRange, isInNameZh, isPersonal, joinScripts, PersonFinder } from "./persons/persons.ts"
import { shortenedNames } from "./persons/shortened.ts"
import { isInDocument, madePlaces, placesMeant, shortPlaces, transcribedPlace, withRealm } from "./places.ts"
import { soundsLikeGiven } from "./transliteration.ts"

/** A party or a people's body with what makes it another: a word before its name, or the level that it is of. */
const isOfOther =
  /^(?:统一|爱国|大|全国)(?:国民党|人民党|民主党|共和党|自由党|进步党)$|^.?[省市县区州](?:对外友协|友协|贸促会|侨联|工商联|妇联|总工会|红十字会|外办|台办|侨办|港澳办|文联|作协|科协|残联)$/u

/** Is a name in Chinese the beginning of another: 李希 of 李希光, 司法部 of 司法部长 and 司法部门? */
const goesOnZh = ({ paragraph, entity, start, end }: Mention, lexicon: Lexicon): boolean => {
  const { text } = paragraph.reading
  if (paragraph.language !== "zh") return false
  // 第八届|立法会|选举 is held, and the body does nothing.
  if (entity.type === "organization" && text.charAt(start - 1) === "届" && text.startsWith("选举", end)) return true
  // 中澳|外交部 are two.
  if (entity.type === "organization" && isOfTwo(text, start, lexicon)) return true
  // 阿联|大使 is no 联大, 统一|国民党 no 国民党, and 市|对外友协 none of the nation's.
  if (entity.type === "organization" && text.startsWith("大使", end - 1)) return true
  if (entity.type === "organization" && isOfOther.test(text.slice(Math.max(0, start - 2), end))) return true
  if (entity.type === "organization")
    return /^(?:[部局院厅署处司社校会团]长(?![期远时年效官城春三治征]|江[水流航海口委防])|部长官|部[门队分]|社论|学(?:生(?![命物态])|城))/u.test(
      text.slice(end - 1, end + 3),
    )
  // 法国人 is what somebody is; 法国人民 is the people of the place.
  if (entity.type === "place")
    return /^人(?![民口士类社员才大文工物均权道事质群家海形体行流造为寿心])/u.test(text.slice(end, end + 2))
  // 陈毅|副总理
  if (entity.type !== "person" || end - start !== 2 || besideZh(lexicon).after.test(text.slice(end, end + 6)))
    return false
  if (lexicon.afterNameZh.test(text.slice(end, end + 3))) return false
  // 李希|奎副会长
  const isLonger =
    lexicon.plainNameZh.test(text.slice(start, end + 1)) && besideZh(lexicon).after.test(text.slice(end + 1, end + 7))
  if (isLonger) return true
  return chineseNameAt(text, start, lexicon)?.length === 3
}

/** Does a hyphen make a person's name another's: Park Jin of "Park Jin-woo"? */
const isHyphened = ({ paragraph, entity, end }: Mention): boolean =>
  entity.type === "person" && /^-\p{Ll}/u.test(paragraph.reading.text.slice(end, end + 2))

/** Does a name, or two, stand for an administration or a family: "the Biden|-Harris Administration", "the Roe| family"? */
const isOfMany = ({ paragraph, start, end }: Mention): boolean =>
  (/\b[Tt]he $/u.test(paragraph.reading.text.slice(Math.max(0, start - 5), start)) &&
    /^ family(?![\p{L}])/u.test(paragraph.reading.text.slice(end, end + 8))) ||
  /^(?:[-‑–]\p{Lu}\p{L}+)?\s[Aa]dministration(?![\p{L}])/u.test(paragraph.reading.text.slice(end, end + 40))

/** "U.S.| Treasury Secretary A": the body is a part of the office, and the country stands before it. */
const beforeSecretary = (mention: Mention, { names }: Lexicon): ReadonlyArray<Mention> => {
  const { paragraph, start, end } = mention
  const { text } = paragraph.reading
  const country = /^(?:U\.S\.|US)(?= Treasury$)/u.exec(text.slice(start, end))?.[0]
  if (country === undefined || !/^ (?:Under |Deputy )?Secretary\b/u.test(text.slice(end, end + 20))) return [mention]
  const entity = names.get(country)
  return entity === undefined
    ? []
    : [mentionOf(paragraph, { start, end: start + country.length }, entity, "vocabulary", "vocabulary")]
}

/** A body that is named after somebody, in Chinese: 克林顿|基金会. */
const namedAfter = (mention: Mention): Mention => {
  const { paragraph, entity, start, end } = mention
  const { text } = paragraph.reading
  if (entity.type !== "person" || paragraph.language !== "zh") return mention
  const kind = /^(?:基金会|大学|研究所|研究院|研究中心|学院|医院|图书馆)/u.exec(text.slice(end, end + 4))?.[0]
  if (kind === undefined) return mention
  const range = { start, end: end + kind.length }
  const body = entityNamed("organization", text.slice(start, range.end), true)
  return mentionOf(paragraph, range, body, "organization-pattern", "name")
}

/** Does an honorific make a body's or a place's name that of a person: "Dr. Ala |Stanford"? */
const isTitled = ({ paragraph, entity, start, end }: Mention): boolean =>
  paragraph.language === "en" &&
  (entity.type === "organization" || entity.type === "place") &&
  !paragraph.reading.text.slice(start, end).includes(" ") &&
  /\b(?:Dr|Mr|Mrs|Ms)\.\s(?:\p{Lu}[\p{L}.]*\s){0,2}$/u.test(
    paragraph.reading.text.slice(Math.max(0, start - 40), start),
  )

/** A body that is known by no name without its article: The| Elders. */
const withoutArticle = (mention: Mention): Mention =>
  mention.entity.type === "organization" && mention.paragraph.reading.text.startsWith("The ", mention.start)
    ? { ...mention, start: mention.start + "The ".length }
    : mention

/** Names of the vocabularies and organisations that follow a pattern. */
const vocabularyMentions = (paragraph: Paragraph, lexicon: Lexicon): ReadonlyArray<Mention> => {
  const found = lexicon.names
    .find(paragraph.reading.text)
    .flatMap(({ value, ...range }) =>
      value === undefined ? [] : [mentionOf(paragraph, range, value, "vocabulary", "vocabulary")],
    )
    .flatMap((mention) =>
      mention.entity.type === "place" ? transcribedPlace(withRealm(mention, lexicon), lexicon) : [mention],
    )
    .flatMap((mention) => beforeSecretary(mention, lexicon))
    .map(namedAfter)
    .map(withoutArticle)
    .map((mention) => (mention.entity.type === "organization" ? withCountry(withCompany(mention), lexicon) : mention))
    .filter((mention) => !goesOnZh(mention, lexicon) && !isInNameZh(mention, lexicon) && !isHyphened(mention))
    .filter((mention) => !isInDocument(mention, lexicon) && !isTitled(mention))
  const joined = joinOrganizations(paragraph.reading.text, found)
  const known = found.filter(({ entity }) => entity.type === "organization")
  // 北京朝阳医院 within 首都医科大学附属北京朝阳医院 is none of its own.
  const byPattern = madeOrganizations(paragraph, found, lexicon)
    .map((one) => withSurroundings(one, found, lexicon))
    .filter((one, _, all) => !all.some((other) => isWithin(one, other)))
  // A commission of the Chinese Communist Party (CCP) Central Committee is more than that.
  const wider = known
    .map((one) => withSurroundings(one, found, lexicon))
    .filter((one) => !known.includes(one) && !byPattern.some((whole) => isWithin(one, whole)))
  const patterned = byPattern.filter((one) => isFree(one, [...joined, ...wider]))
  const made = [...joined, ...wider.filter((one) => isFree(one, joined)), ...patterned]
  const isPart = (one: Mention) => one.entity.type === "organization" && !isFree(one, made)
  const whole = found.filter((one) => !isPart(one))
  const named = [...whole, ...whole.flatMap((one) => countryInside(one, lexicon)), ...made]
  const places = madePlaces(paragraph, named, lexicon)
  // The city of 兰州中川国际机场 is a part of its name.
  const isInPlace = (one: Mention) => one.entity.type === "place" && places.some((place) => isWithin(one, place))
  return [...named.filter((one) => !isInPlace(one)), ...places, ...madeFormulations(paragraph, named, lexicon)]
}

export interface DocumentMentions {
  /** In reading order; a person's with the office named beside it. */
  readonly mentions: ReadonlyArray<Mention>
  readonly persons: Persons
  /** Offices and who holds them: those of the title first, then in reading order. */
  readonly holders: ReadonlyArray<Holder>
}

/** In reading order; of two that begin together the longer first. */
const byStart = (a: Range, b: Range) => a.start - b.start || b.end - a.end

/** The persons of a paragraph with their offices, and its other mentions with the bodies that offices name. */
const withOfficesOf = (
  paragraph: Paragraph,
  persons: ReadonlyArray<Mention>,
  others: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> => {
  const patterns = officePatterns(lexicon)
  const entry = personOfEntry(paragraph, persons, others, patterns)
  // "Maya Orr, General Mills" works there.
  const isBody = ({ start, end }: Range) =>
    others.some((one) => one.entity.type === "organization" && one.start === start && one.end === end)
  if (entry !== undefined && !isBody(entry.office)) {
    // Other names in an entry are part of what the office names: "Dared Price, President, Price Pharmacies".
    const bodies = entryOrganizations(paragraph, entry.office, others, patterns.any, lexicon)
    return [...withoutHeadsOf(bodies, others), entry.person, ...bodies]
  }
  const { text } = paragraph.reading
  const held = withOffices(text, persons, patterns, others)
  if (paragraph.language !== "en") return [...others, ...held]
  const run = personsOfRun(paragraph, persons, patterns)
  const named = held.map((mention) => {
    const office = run.find(({ person }) => person.start === mention.start)?.office
    return office === undefined ? mention : { ...mention, office: text.slice(office.start, office.end) }
  })
  const listed = run.flatMap(({ office }) => entryOrganizations(paragraph, office, others, patterns.any, lexicon))
  const known = [...others, ...named, ...listed]
  const headed = headedOrganizations(paragraph, named, known, lexicon)
  return [...withoutHeadsOf(headed, known), ...headed]
}

/**
 * Adds the bodies that lists and offices show where their names or their abbreviations stand again, and persons by the
 * first character of their names.
 */
const withRepeated = (
  readable: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> => {
  const bodies = mentions.filter(({ entity }) => entity.type === "organization")
  const at = byParagraph(mentions)
  const again = repeatedOrganizations(readable, bodies, at)
  const short = abbreviated(readable, bodies, at)
  const places = shortPlaces(readable, mentions, at, lexicon)
  const added = byParagraph([...again, ...short, ...places, ...shortenedNames(readable, mentions, lexicon)])
  return readable.flatMap((paragraph) =>
    added(paragraph).length === 0 ? at(paragraph) : [...at(paragraph), ...added(paragraph)].toSorted(byStart),
  )
}

/** The word in capitals before an office: "Chinese", "US". */
const countryWord = /(?<![\p{L}.])(\p{Lu}[\p{L}.]+)\s$/u

/** All mentions of a document, and the persons it knows. */
export const findMentions = (
  { row, paragraphs }: Pick<NormalizedDocument, "row" | "paragraphs">,
  lexicon: Lexicon,
): DocumentMentions => {
  const readable = paragraphs.filter(isReadable)
  const english = readable.filter(({ language }) => language === "en")
  const finder = new PersonFinder(lexicon, readable)
  /** All but the persons, by paragraph. */
  const others = new Map<Paragraph, ReadonlyArray<Mention>>()
  const othersOf = (paragraph: Paragraph) => others.get(paragraph) ?? []
  const all = (paragraph: Paragraph) => [...othersOf(paragraph), ...finder.of(paragraph)]
  const addOrganization = (paragraph: Paragraph, range: Range) => {
    const entity = entityNamed("organization", paragraph.reading.text.slice(range.start, range.end), false)
    const mention = mentionOf(paragraph, range, entity, "listed-organization", "name")
    others.set(paragraph, [...withoutHeadsOf([mention], othersOf(paragraph)), mention])
  }
  for (const paragraph of readable) {
    const found = vocabularyMentions(paragraph, lexicon).filter((mention) => !isPersonal(mention, lexicon))
    const isPerson = ({ entity }: Mention) => entity.type === "person"
    for (const person of found.filter(isPerson)) {
      const range = fullRange(paragraph, person, found, lexicon)
      const given = paragraph.language === "zh" ? paragraph.reading.text.slice(range.start, person.start) : ""
      if (given === "" || soundsLikeGiven(given, person.entity))
        finder.add(paragraph, range, person.entity, "vocabulary")
      else {
        const name = paragraph.reading.text.slice(range.start, range.end)
        finder.add(paragraph, range, personNamed(null, name), "zh-transcribed-name")
      }
    }
    others.set(
      paragraph,
      found.filter((one) => !isPerson(one)),
    )
  }
  const bodies = [...others.values()].flat().filter(({ entity }) => entity.type === "organization")
  const short = new Map<string, Entity>()
  for (const mention of abbreviated(readable, bodies, othersOf)) {
    others.set(mention.paragraph, [...othersOf(mention.paragraph), mention])
    short.set(surfaceOf(mention), mention.entity)
  }
  // "Ex-Im Bank", which a pattern takes for a name of its own.
  const explained = (one: Mention): Mention => {
    const entity = one.rule === "organization-pattern" ? short.get(surfaceOf(one)) : undefined
    return entity === undefined ? one : { ...one, entity }
  }
  if (short.size > 0) for (const paragraph of readable) others.set(paragraph, othersOf(paragraph).map(explained))
  finder.learn(asRead(row.title ?? ""))
  finder.learnAuthors(row.authors)
  for (const paragraph of readable) finder.fullNames(paragraph, othersOf(paragraph))
  finder.evidentNames(readable, othersOf)
  finder.repeatedNames(readable, othersOf)
  for (const paragraph of readable) finder.unknownNames(paragraph, othersOf(paragraph))
  finder.provenNames(readable, othersOf)
  finder.listNames(readable, othersOf)
  for (const list of listsOf(readable))
    for (const find of [listedOrganizations, affiliations])
      for (const { paragraph, ...range } of find(list, all, lexicon)) addOrganization(paragraph, range)
  for (const paragraph of english)
    for (const find of [coordinatedOrganizations, runningOrganizations, bodiesOfPersons])
      for (const range of find(paragraph, all(paragraph), lexicon)) addOrganization(paragraph, range)
  for (const paragraph of english)
    others.set(
      paragraph,
      othersOf(paragraph).filter((one) => !finder.isFamilyName(one)),
    )
  finder.namesakes()
  finder.divided(readable)
  for (const paragraph of readable) finder.laterNames(paragraph, othersOf(paragraph))
  const named = joinScripts(
    readable.flatMap((paragraph) => {
      const persons = finder
        .of(paragraph)
        .filter((one) => !isOfMany(one))
        .toSorted(byStart)
      // "Ma Chaoyang" is no place.
      const rest = othersOf(paragraph).filter((one) => !persons.some((person) => isWithin(one, person)))
      return withOfficesOf(paragraph, persons, rest, lexicon).toSorted(byStart)
    }),
  )
  const mentions = bodiesMeant(
    placesMeant(withRepeated(readable, named, lexicon), readable, lexicon),
    readable,
    lexicon,
  )
  // The subject of the title, "Secretary Rubio's Meeting with Secretary of Foreign Affairs Lazaro", is "the Secretary".
  const isSubject = ({ paragraph, office, start }: Mention) =>
    paragraph.role === "title" && office !== null && start <= office.length + 1
  const held = mentions.flatMap((mention) => {
    const { paragraph, office, entity, start } = mention
    if (office === null) return []
    const holder = { office, entity, inTitle: isSubject(mention) }
    // "Chinese President A" is "the Chinese president".
    const before = paragraph.reading.text.slice(0, start).slice(-office.length - 30)
    const nation = before.endsWith(` ${office} `)
      ? countryWord.exec(before.slice(0, -office.length - 1))?.[1]
      : undefined
    return nation === undefined ? [holder] : [holder, { office: `${nation} ${office}`, entity, inTitle: false }]
  })
  return {
    mentions,
    persons: finder.persons,
    holders: uniqueBy([...finder.titleHolders, ...held], ({ office, entity }) => `${office}/${entity.id}`),
  }
}
