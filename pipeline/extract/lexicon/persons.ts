import { regExp } from "../../core/pattern.ts"
import type { Person, Vocabularies } from "../../vocabulary/vocabulary.ts"
import type { Entity } from "../model.ts"
import { alternation, slugOf } from "../model.ts"
import { entityOf } from "./entities.ts"

/** The person of the vocabulary whom an office and a family name mean, or words before a short name and the name. */
export type FindPerson = (one: string, other: string) => Entity | undefined

/** Family names of the vocabulary's persons, with those who have them. */
export const surnameIndex = (persons: ReadonlyArray<Person>, isPinyinName: (name: string) => boolean): FindPerson => {
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
    for (const surname of [...surnames, ...(person.called ?? [])])
      bySurname.set(surname, [...(bySurname.get(surname) ?? []), [person, entityOf("person", person)]])
  }
  return (office, surname) => {
    const meant = (bySurname.get(surname) ?? []).filter(
      ([{ titles }]) => titles === undefined || titles.includes(office),
    )
    return meant.length === 1 ? meant[0]?.[1] : undefined
  }
}

/** Names that English papers transcribe from Arabic in several ways, each in one of them. */
const transcribed: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?<![a-z])(?:mohamed|mohammad|muhammad|muhammed|mohamad)(?![a-z])/g, "mohammed"],
  [/(?<![a-z])ahmad(?![a-z])/g, "ahmed"],
  [/(?<![a-z])(?:hussain|husain|husayn)(?![a-z])/g, "hussein"],
  [/(?<![a-z])(?:yousef|youssef|yousuf)(?![a-z])/g, "yusuf"],
  [/(?<![a-z])el-(?=[a-z])/g, "al-"],
]

const spelling = (name: string): string =>
  transcribed.reduce((slug, [forms, form]) => slug.replace(forms, form), slugOf(name))

/** Persons by their English names, however accents, hyphens and small words are written: Abdel-Fattah Al Sisi. */
export const spellingIndex = (persons: ReadonlyArray<Person>): ((name: string) => Entity | undefined) => {
  const bySlug = new Map(
    persons.flatMap((person) => (person.en ?? []).map((form) => [spelling(form), entityOf("person", person)] as const)),
  )
  return (name) => bySlug.get(spelling(name))
}

export const shortIndex = (persons: ReadonlyArray<Person>): FindPerson => {
  const byName = new Map<string, ReadonlyArray<readonly [of: string, entity: Entity]>>()
  for (const person of persons)
    for (const name of person.zh_short ?? [])
      byName.set(name, [...(byName.get(name) ?? []), [person.of ?? "", entityOf("person", person)]])
  return (name, before) => {
    const meant = (byName.get(name) ?? []).filter(([of]) => before.includes(of))
    return meant.length === 1 ? meant[0]?.[1] : undefined
  }
}

export const syllableCounter = (pinyin: Vocabularies["pinyin"]): ((word: string) => number) => {
  const all = Object.entries(pinyin).flatMap(([initial, finals]) => finals.map((final) => initial + final))
  const syllable = `(?:${alternation(all)})`
  // At most three syllables; an apostrophe or hyphen may part them.
  const forms = [1, 2, 3].map((count) => regExp(`^${Array(count).fill(syllable).join("['’-]?")}$`, "u"))
  return (word) => forms.findIndex((form) => form.test(word.toLowerCase())) + 1
}

/** Names of Korea, Taiwan, Hong Kong, South-East Asia and Vietnam, by their family name and the form of what follows. */
export const familyFirst = (
  { hyphenated, spaced, syllable, vietnamese }: Vocabularies["personalNames"]["family_first"],
  isPinyinSurname: (word: string) => boolean,
): ((surname: string, text: string) => number) => {
  const end = "(?![\\p{L}’'-])"
  // Capitals begin the words of the name; how they are spelt is read in small letters.
  const name = "\\p{Lu}\\p{Ll}{0,5}(?!\\p{L})"
  const isHyphened = regExp(`^\\S+\\s${name}-\\p{Ll}`, "u")
  const withHyphen = regExp(`^\\S+\\s${syllable}-${syllable}${end}`, "u")
  const isSpaced = regExp(`^\\S+\\s${name}\\s${name}(?!\\s\\p{Lu})`, "u")
  const withSpace = regExp(`^\\S+\\s${syllable}\\s${syllable}${end}`, "u")
  const withMiddle = regExp(
    `^\\S+\\s(?:${alternation(vietnamese.middle)})(?:\\s\\p{Lu}\\p{Ll}{1,5}){1,2}${end}(?!\\s\\p{Lu})`,
    "u",
  )
  const byHyphen = new Set(hyphenated)
  const bySpace = new Set(spaced)
  const byMiddle = new Set(vietnamese.surnames)
  const spelt = (form: RegExp, text: string) => form.exec(text)?.[0].length
  return (surname, text) => {
    const length =
      ((byHyphen.has(surname) || isPinyinSurname(surname)) && isHyphened.test(text)
        ? spelt(withHyphen, text.toLowerCase())
        : undefined) ??
      (bySpace.has(surname) && isSpaced.test(text) ? spelt(withSpace, text.toLowerCase()) : undefined) ??
      (byMiddle.has(surname) ? spelt(withMiddle, text) : undefined)
    return length ?? 0
  }
}
