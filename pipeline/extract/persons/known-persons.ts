import { regExp } from "../../core/pattern.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Entity } from "../model.ts"
import { personNamed } from "../model.ts"

/** The given name of a full one: the first, or that before the father's ("Sayyid Badr bin Hamad Al Busaidi"). */
const givenOf = (form: string): string => /(\S+)\s(?:bin|ibn|bint|binti)\s/u.exec(form)?.[1] ?? form.split(" ")[0] ?? ""

/** The Arabic article before a name, joined by a hyphen: al-Sharaa. */
export const arabicArticle = "(?:al|el|as|ash|an|ad|ar|az|ul)-"

const particles = regExp(
  `^(?:[ae]l\\s|${arabicArticle}|(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter)\\s)+`,
  "u",
)

/** A family name as it is compared: in small letters, without particles ("Al-Sisi", "El Sisi", "van Houten"). */
const keyOf = (surname: string): string => {
  const key = surname.toLowerCase()
  return /[\s-]/u.test(key) ? key.replace(particles, "") : key
}

/** Letters that sound like others. */
const sounds = new Map([
  ["z", "s"],
  ["y", "i"],
  ["c", "k"],
  ["w", "v"],
])

/** A family name as it is heard, for those that a document writes in two ways: Eizenkot and Eisenkot. */
const heardAs = (surname: string): string =>
  keyOf(surname)
    .replace(/[zycw]/gu, (letter) => sounds.get(letter) ?? letter)
    .replace(/(\p{Ll})\1/gu, "$1")

const articleFirst = regExp(`^${arabicArticle}(?=\\p{Lu})`, "u")

/** A family name with its Arabic article in small letters, as it stands within a sentence: al-Sharaa for Al-Sharaa. */
export const withinSentence = (surname: string): string => {
  if (!surname.includes("-")) return surname
  const within = surname.charAt(0).toLowerCase() + surname.slice(1)
  return articleFirst.test(within) ? within : surname
}

/** Is this a family name with its particles and no more: "von der Leyen", "El Sisi"? */
export const isParticled = (name: string): boolean => {
  const key = keyOf(name)
  return key.length < name.length && !key.includes(" ")
}

/** Is this a family name and a given name with a hyphen: "Lai Ching-te", "Moon Jae-in"? */
const isHyphenated = (words: ReadonlyArray<string>): boolean =>
  words.length === 2 && /^\p{Lu}\p{Ll}+[-’'](?:\p{Ll}+|\p{Lu}\p{Ll}{1,3})$/u.test(words[1] ?? "")

/** The name before a Portuguese particle, by which many are called: "Luiz Inácio Lula da Silva". */
const beforeParticle = (form: string): string | undefined => /\s(\S+)\sd(?:[ao]s?|e)\s/u.exec(form)?.[1]

const address =
  /^(?:(?:Dr|Mr|Mrs|Ms|Prof|Amb|Hon|Gen|Sen)\.?|Miss|Madame?|Sir|Dame|Lord|Lady|PM|P\.M\.|Prime|Vice|Deputy|Foreign|State)$/u

/** Last words of labels that are no family names. */
const noSurname = /^(?:Official|Officials|Lady|Moderator|Operator|Interpreter|Participant|Speaker|Reporter|Press)$/u

/** What stands before the name in a label in Chinese, at its end. */
const labelLead = perLexicon(({ officeZh }) => regExp(`(?:${officeZh}|\\s)$`, "u"))

/** The persons of one document, by the forms that refer to them there. */
export class Persons {
  private readonly forms = new Map<string, Entity>()
  private readonly surnames = new Map<string, Entity | undefined>()
  private readonly lexicon: Lexicon

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
  }

  /** Notes that a form refers to a person; a family name that two share refers to neither. */
  add(form: string, entity: Entity): Entity {
    const known = this.forms.get(form) ?? entity
    this.forms.set(form, known)
    for (const surname of this.surnamesOf(form)) {
      const key = keyOf(surname)
      this.surnames.set(key, !this.surnames.has(key) || this.surnames.get(key)?.id === known.id ? known : undefined)
    }
    return known
  }

  /** Notes that a form refers to another person than was thought. */
  replace(form: string, entity: Entity): void {
    this.forms.set(form, entity)
  }

  /** Notes that a form is no name. */
  forget(form: string): void {
    this.forms.delete(form)
  }

  get(form: string): Entity | undefined {
    return this.forms.get(form)
  }

  /** The only person of the document with this family name, in whatever case. */
  bySurname(surname: string): Entity | undefined {
    return this.surnames.get(keyOf(surname))
  }

  /** The only person of the document whose family name, of six letters or more, sounds like this one. */
  bySound(surname: string): Entity | undefined {
    if (surname.length < 6) return undefined
    const heard = heardAs(surname)
    const [only, ...others] = [...this.surnames].filter(([key]) => heardAs(key) === heard)
    return others.length === 0 ? only?.[1] : undefined
  }

  /** Whom the label of a turn means: "MS. PSAKI", "PRESIDENT NIXON". */
  ofLabel(label: string): Entity | undefined {
    const words = label.trim().split(/\s/u)
    const surname = words.at(-1) ?? ""
    const titled = (word: string) => word.replace(/\p{L}+/gu, (part) => part.charAt(0) + part.slice(1).toLowerCase())
    const name = titled(surname)
    // "MS. HORNE" of a document that names her nowhere else; but "THE PRIME MINISTER", "SENIOR ADMINISTRATION OFFICIAL".
    // and "MINISTER FOR PORTS".
    const isName =
      words.length > 1 &&
      name.length > 2 &&
      !words.some((word) => /^(?:FOR|OF|AND|TO)$/u.test(word)) &&
      !this.lexicon.isOfficeWord(name) &&
      !noSurname.test(name)
    return (
      this.bySurname(surname) ??
      this.lexicon.titledSurname(words.slice(0, -1).map(titled).join(" "), name) ??
      (isName ? personNamed(name, null) : undefined)
    )
  }

  /** Whom a name as the document has it means, or a family name alone or after a title: "Dr. Kissinger", "PM Chou". */
  byAddress(label: string): Entity | undefined {
    const words = label.split(" ")
    const isTitled = words
      .slice(0, -1)
      .every((word) => this.lexicon.isOfficeWord(word.replace(/\.$/u, "")) || address.test(word))
    return (
      this.forms.get(label) ??
      (isTitled ? this.bySurname(words.at(-1) ?? "") : undefined) ??
      (/\p{Script=Han}/u.test(label) ? this.atEndOf(label) : undefined)
    )
  }

  /** The person with whose name a label in Chinese ends, after an office or a body: 国家统计局新闻发言人 付凌晖. */
  private atEndOf(label: string): Entity | undefined {
    const lead = labelLead(this.lexicon)
    return this.all().find(([form]) => label.endsWith(form) && lead.test(label.slice(0, -form.length)))?.[1]
  }

  /** Given names by which a person may be called alone, as in Malay or Arabic names: "Anwar said". */
  firstNames(): ReadonlyMap<string, Entity> {
    const names = new Map<string, Entity>()
    for (const form of this.forms.keys()) {
      if (!form.includes(" ") || this.isChineseName(form)) continue
      for (const first of [givenOf(form), beforeParticle(form) ?? ""]) {
        const entity = this.bySurname(first)
        if (first.length > 2 && entity !== undefined) names.set(first, entity)
      }
    }
    return names
  }

  /** Family names that may stand alone, as they stand within a sentence. */
  loneSurnames(): ReadonlyMap<string, Entity> {
    const lone = new Map<string, Entity>()
    for (const form of this.forms.keys()) {
      const surname = this.surnameOf(form) ?? ""
      const entity = this.bySurname(surname)
      if (entity !== undefined && this.mayStandAlone(form, surname)) lone.set(withinSentence(surname), entity)
      // "Yun Zhao", in the Western order
      const [, last = "", more] = form.split(" ")
      const isWestern =
        more === undefined &&
        !this.surnames.has(keyOf(last)) &&
        this.isChineseName(form) &&
        this.lexicon.isPinyinSurname(last) &&
        this.lexicon.syllables(last) === 1
      const whole = this.forms.get(form)
      if (isWestern && whole !== undefined && this.lexicon.surnameAlone(last) === "always") lone.set(last, whole)
    }
    return lone
  }

  /** Family names that may stand alone and that several have, with the persons. */
  sharedSurnames(): ReadonlyMap<string, ReadonlyArray<Entity>> {
    const shared = new Map<string, Array<Entity>>()
    const alone = new Set<string>()
    for (const [form, entity] of this.forms) {
      const surname = this.surnameOf(form) ?? ""
      if (!this.surnames.has(keyOf(surname)) || this.bySurname(surname) !== undefined) continue
      const word = withinSentence(surname)
      shared.set(word, [...(shared.get(word) ?? []), entity])
      if (this.mayStandAlone(form, surname)) alone.add(word)
    }
    return new Map([...shared].filter(([word]) => alone.has(word)))
  }

  private mayStandAlone(form: string, surname: string): boolean {
    if (!this.lexicon.isPinyinSurname(surname)) return surname.length > 1
    const isFirst = this.isChineseName(form) || isHyphenated(form.split(" "))
    const alone = this.lexicon.surnameAlone(surname)
    // "John S. Chen"
    return (isFirst && alone !== "never") || (this.lexicon.isGivenName(form.split(" ")[0] ?? "") && alone !== "never")
  }

  all(): ReadonlyArray<readonly [form: string, entity: Entity]> {
    return [...this.forms]
  }

  private surnameOf(form: string): string | undefined {
    const words = form.replace(/,? Jr\.$/u, "").split(" ")
    const [first = ""] = words
    if (words.length < 2) return undefined
    // "Ken Ofori-Atta" has the family name last.
    const isEastern = isHyphenated(words) && !(this.lexicon.isGivenName(first) && /-\p{Lu}/u.test(form))
    return isEastern || this.isChineseName(form) ? first : words.at(-1)
  }

  private isChineseName(form: string): boolean {
    const [first = "", second = ""] = form.split(" ")
    return this.lexicon.isPinyinSurname(first) && this.lexicon.syllables(second) > 0
  }

  /** Words of a name that a title may stand before: a Japanese or Korean name may be in either order. */
  private surnamesOf(form: string): ReadonlySet<string> {
    const surname = this.surnameOf(form)
    return new Set(surname === undefined ? [] : [surname, givenOf(form), beforeParticle(form) ?? surname])
  }
}
