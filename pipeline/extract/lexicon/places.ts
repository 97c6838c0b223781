import { oneOf } from "../../core/characters.ts"
import { regExp, without } from "../../core/pattern.ts"
import { divisions, parentName } from "../../vocabulary/divisions.ts"
import type { Vocabularies } from "../../vocabulary/vocabulary.ts"
import type { Entity } from "../model.ts"
import { alternation, slugOf } from "../model.ts"
import { entityOf } from "./entities.ts"
import type { Guarded } from "./guarded.ts"
import { withGuard } from "./guarded.ts"

/** A name with its kind in English; in Chinese the next part of a name, from the start of a text, and a transcribed name. */
export interface PlacePatterns {
  readonly en: RegExp
  /** A city before the abbreviation of its state, "Tucson, AZ". */
  readonly inState: RegExp
  /** The states by their abbreviations. */
  readonly byAbbreviation: ReadonlyMap<string, Entity>
  /** Is there such an abbreviation in a text? Group 1. */
  readonly state: RegExp
  /** Does the kind of a place end with this word? */
  readonly isKind: (word: string) => boolean
  readonly part: RegExp
  /** The rest of the name of a site after that of the place where it is, from the start of a text. */
  readonly site: RegExp
  /** Is there the kind of a site in a text? A cheap test before the pattern. */
  readonly siteKind: RegExp
  /** The rest of the name of a document or a programme after that of a place, from the start of a text. */
  readonly document: RegExp
  /** The kind of document that a place gives its name to, up to the name. */
  readonly documentOf: RegExp
  /** The kind of a site and nothing else. */
  readonly bareSite: RegExp
  /** The kind of a place, from the start of a text, after a transcribed name. */
  readonly kindAfter: RegExp
  readonly transcribed: RegExp
  /** Names as wholes. */
  readonly zh: ReadonlyArray<Guarded>
  /** What stands after the name of a division without its kind, where it is one. */
  readonly afterDivision: RegExp
  /** Is the name of a division a word as well? */
  readonly isDivisionWord: (name: string) => boolean
  /** Is it one where nothing else tells that a place is meant? */
  readonly isWordAlone: (name: string) => boolean
  /** May a text have such a name? A cheap test before the pattern. */
  readonly hasTranscribed: (text: string) => boolean
}

export const placePatternsOf = ({
  placePatterns: {
    en,
    states,
    parts,
    documents,
    documents_of,
    sites,
    zh,
    not_in_site,
    not_in_name,
    transcribed,
    kinds_after,
    no_divisions,
    no_divisions_alone,
    after_division,
    village_first,
    village_kinds,
    not_in,
    no_names,
  },
  personalNames: { transcription },
  places,
}: Vocabularies): PlacePatterns => {
  const abbreviations = alternation([...Object.keys(states), "D.C."])
  const isName = `(?!\\p{Script=Han}{0,4}?(?:${alternation(no_names)}))`
  const capital =
    "(?!(?:The|A|An|In|On|At|From|To|Of|And|With|For|Near|Across|Our|This|That|Each|Every|North|South|East|West|Vice|Former)\\b)\\p{Lu}[\\p{L}’'-]+"
  const kinds = new Set(en.map((kind) => kind.split(" ").at(-1)))
  const isTranscription = oneOf(transcription)
  const divisionWords = new Set(no_divisions)
  const wordsAlone = new Set(no_divisions_alone)
  // 凤阳县|小岗|村, 汝城县|沙洲瑶族|村
  const village = `(?:[${village_first}](?:(?![${not_in}])\\p{Script=Han}|[一二三四五六七八九十]){1,3}?(?=${village_kinds.join("|")})|(?:(?![${not_in}])\\p{Script=Han}){1,3}?族(?=[村乡镇]))`
  const opensKind = oneOf(transcribed.map((kind) => without(kind, /^\(\?<?[=!]/u).charAt(0)).join(""))
  return {
    isKind: (word) => kinds.has(word),
    byAbbreviation: new Map(
      Object.entries(states).flatMap(([short, id]) => {
        const place = places.find((one) => one.id === id)
        return place === undefined ? [] : [[short, entityOf("place", place)] as const]
      }),
    ),
    state: regExp(`,\\s(${abbreviations})(?![\\p{L}\\p{N}-])`, "gu"),
    inState: regExp(
      `(?<![\\p{L}’'-])(?:St\\.\\s)?(?:${capital}\\s){0,2}${capital}(?=,\\s(?:${abbreviations})(?![\\p{L}\\p{N}]))`,
      "gu",
    ),
    en: regExp(
      `(?<![\\p{L}]|\\p{Lu}[\\p{L}’'-]*\\s)(?:${capital}\\s){1,3}(?:${alternation(en)})(?![\\p{L}]| \\p{Lu})`,
      "gu",
    ),
    kindAfter: regExp(`^(?:(?:${alternation(kinds_after)})(?![长督])|市(?=市长|政府|[，。、；和与领]))`, "u"),
    part: regExp(
      `^${isName}(?:[太永人义中仁泰新昌嘉]和|和平|(?:(?![${not_in}])\\p{Script=Han}){1,3}?|${village})(?:${alternation(parts)})(?:(?!\\p{Script=Han}?[级委长域民政府])|(?<=[乡镇道])(?=党委|党工委|人民政府|政府))`,
      "u",
    ),
    site: regExp(
      `^(?:(?!${not_in_name}|${not_in_site})\\p{Script=Han}){0,8}?(?:${sites.join("|")})(?![\\p{Script=Han}]{0,2}?[局长])`,
      "u",
    ),
    siteKind: regExp(sites.join("|"), "u"),
    document: regExp(`^(?:\\s\\p{Lu}[\\p{L}-]+){0,3}\\s(?:${alternation(documents)})(?![\\p{L}-])`, "u"),
    documentOf: regExp(`\\b(?:${alternation(documents_of)})\\sof\\s$`, "u"),
    bareSite: regExp(`^(?:${sites.join("|")})$`, "u"),
    afterDivision: regExp(after_division, "u"),
    isDivisionWord: (name) => divisionWords.has(name),
    isWordAlone: (name) => wordsAlone.has(name),
    zh: zh.map((pattern) => withGuard(regExp(pattern.replaceAll("{transcribed}", `[${transcription}]`), "gu"))),
    hasTranscribed: (text) => {
      for (let index = 2; index < text.length; index++)
        if (
          opensKind(text.charCodeAt(index)) &&
          isTranscription(text.charCodeAt(index - 1)) &&
          isTranscription(text.charCodeAt(index - 2))
        )
          return true
      return false
    },
    transcribed: regExp(
      `(?<![${transcription}·-])(?:(?<=抵|到|送)达)?[${transcription}]{2,8}?(?:${transcribed.join("|")})(?![${transcription}]|[长督](?![${transcription}]{2}))`,
      "gu",
    ),
  }
}

export interface FoundDivision {
  /** Length of the name in the text. */
  readonly length: number
  readonly entity: Entity
}

/** A name of a division, and whether it shows by itself that it is one. */
interface DivisionForm {
  readonly entity: Entity
  readonly isWhole: boolean
}

/** The division with which a text begins that stands right after the name of its parent. */
export type FindDivision = (parent: string, text: string) => FoundDivision | undefined

/** What a division is by its name: the place of the vocabulary that has it, or else one by the name alone. */
const divisionNamed = ({ places }: Vocabularies): ((name: string) => Entity) => {
  const known = new Map(places.flatMap((place) => (place.zh ?? []).map((form) => [form, place] as const)))
  return (name) => entityOf("place", known.get(name) ?? { id: slugOf(name), zh: [name] })
}

/** Counties by their province and by their prefecture; of several forms that fit, the longest is meant. */
export const divisionFinder = (
  vocabularies: Vocabularies,
  { isDivisionWord, afterDivision }: PlacePatterns,
): FindDivision => {
  const named = divisionNamed(vocabularies)
  const byParent = new Map<string, Map<string, DivisionForm>>()
  for (const { name, usual, short, parents } of divisions) {
    const entity = named(name)
    for (const parent of parents) {
      const forms = byParent.get(parent) ?? new Map<string, DivisionForm>()
      if (short !== undefined && !isDivisionWord(short)) forms.set(short, { entity, isWhole: short === entity.nameZh })
      for (const whole of usual === undefined ? [name] : [name, usual]) forms.set(whole, { entity, isWhole: true })
      byParent.set(parent, forms)
    }
  }
  const longest = Math.max(...divisions.map(({ name }) => name.length))
  return (parent, text) => {
    const forms = byParent.get(parentName(parent))
    if (forms === undefined) return undefined
    for (let length = Math.min(longest, text.length); length > 1; length--) {
      const form = forms.get(text.slice(0, length))
      if (form !== undefined && (form.isWhole || afterDivision.test(text.slice(length, length + 5))))
        return { length, entity: form.entity }
    }
    return undefined
  }
}

/** The division that a short name means without its province, where no other has that name and it is no word: 邓州. */
export const shortDivisions = (
  vocabularies: Vocabularies,
  { isDivisionWord }: PlacePatterns,
): ReadonlyMap<string, Entity> => {
  const named = divisionNamed(vocabularies)
  const shorts = divisions.flatMap(({ short }) => (short === undefined ? [] : [short]))
  const counts = new Map<string, number>()
  for (const short of shorts) counts.set(short, (counts.get(short) ?? 0) + 1)
  return new Map(
    divisions.flatMap(({ name, short }) =>
      short === undefined || counts.get(short) !== 1 || isDivisionWord(short) ? [] : [[short, named(name)] as const],
    ),
  )
}

/** What shares its name with another, and the words beside which it is meant. */
export interface Sense {
  readonly entity: Entity
  readonly words: RegExp
}

/** Words as wholes. */
export const wordsOf = (words: ReadonlyArray<string>): RegExp =>
  regExp(`(?<![\\p{L}])(?:${alternation(words)})(?![\\p{L}])`, "u")

/** What the names of several places may mean, by the id of the entity that leaves it open. */
export const sensesOf = ({ places }: Vocabularies): ReadonlyMap<string, ReadonlyArray<Sense>> => {
  const byId = new Map(places.map((place) => [place.id, place]))
  return new Map(
    places.flatMap((place) =>
      place.senses === undefined
        ? []
        : [
            [
              entityOf("place", place).id,
              place.senses.map(({ id, with: words }) => ({
                entity: entityOf("place", byId.get(id) ?? { id }),
                words: wordsOf(words),
              })),
            ] as const,
          ],
    ),
  )
}
