import { regExp } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Entity, Mention } from "../model.ts"
import { entityNamed } from "../model.ts"

/** Whose a body is, right before its name. */
const owned = /(?:[’']s?|\b(?:Chinese|American|PRC|US|U\.S\.))\s$|(?:中国|我国|我|中方)$/u

/** Bodies that many states have by one name. */
const ofMany = /^(?:\p{Script=Han}{2,4}部|国会|议会|众议院|参议院|最高法院)$/u

/** Does somebody's office name a country or a party abroad before a body: 斯人民阵线党主席、|教育部|部长? */
const isAbroad = (body: Mention, mentions: ReadonlyArray<Mention>, { isForeignCountry }: Lexicon): boolean =>
  mentions.some(({ paragraph, entity, office, start }) => {
    if (entity.type !== "person" || office === null || paragraph !== body.paragraph) return false
    const from = start - office.length
    if (body.start < from || body.end > start) return false
    return mentions.some(
      (one) =>
        one.paragraph === paragraph &&
        one.start >= from &&
        one.end <= body.start &&
        (isForeignCountry(one.entity.id) ||
          (one.rule === "organization-pattern" && one.entity.nameZh?.includes("党") === true)),
    )
  })

/** An office right after the body: that of 公安部|部长王小洪 is not told by what stands before. */
const headed = perLexicon(({ officeZh }) => regExp(`^(?!发言人)(?:${officeZh})`, "u"))

/** Is an entity the body of another state that has this name, beside that of the state: 越南|公安部? */
const isNamesake = ({ nameEn, nameZh }: Entity, name: string, isChinese: boolean): boolean =>
  isChinese ? nameZh !== name && nameZh?.endsWith(name) === true : nameEn?.startsWith(`${name} of `) === true

/** A body of a province, city or county without its place: 省委, 市外办. */
const isUnplaced = /^(?:自治区|自治州|[省市县区州旗])(?![长内外级])/u

/** The one body whose name a document gives in full where others of its mentions leave out the place: 省委 of 云南省委. */
const wholeOf = (mentions: ReadonlyArray<Mention>): ((short: Entity) => Entity) => {
  const named = new Map(
    mentions.flatMap(({ entity }) => (entity.type === "organization" ? [[entity.id, entity] as const] : [])),
  )
  return (short) => {
    const name = short.nameZh ?? ""
    if (!isUnplaced.test(name)) return short
    const [only = short, second] = [...named.values()].filter(
      ({ nameZh }) => nameZh !== null && nameZh !== name && nameZh.endsWith(name),
    )
    return second === undefined ? only : short
  }
}

/**
 * Bodies by the name that the vocabulary has for one of China's, where a document has named that of one other state
 * before in its text, and not yet China's: "Zambia's Ministry of Commerce … the Ministry of Commerce".
 */
export const bodiesMeant = (
  mentions: ReadonlyArray<Mention>,
  readable: ReadonlyArray<Paragraph>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> => {
  const named = new Map<string, Entity>()
  const whole = wholeOf(mentions)
  const isBeside = (words: RegExp): boolean => readable.some(({ reading }) => words.test(reading.text))
  return mentions.map((mention) => {
    const { paragraph, entity, start, end } = mention
    if (entity.type !== "organization") return mention
    const { text } = paragraph.reading
    const name = text.slice(start, end)
    const short = mention.rule === "organization-pattern" ? lexicon.shortBodies.get(name) : undefined
    if (short !== undefined && isBeside(short.words)) return { ...mention, entity: short.entity }
    const isHeaded = headed(lexicon).test(text.slice(end, end + 12))
    const isKnown =
      mention.rule !== "vocabulary" ||
      named.has(entity.id) ||
      isHeaded ||
      owned.test(text.slice(Math.max(0, start - 10), start))
    const others = isKnown
      ? []
      : [...named.values()].filter((one) => one.id !== entity.id && isNamesake(one, name, paragraph.language === "zh"))
    const [only = entity, second] = others
    const isOther = isHeaded && ofMany.test(name) && isAbroad(mention, mentions, lexicon)
    const meant = isOther ? entityNamed("organization", name, true) : second === undefined ? only : entity
    if (paragraph.role !== "title") named.set(meant.id, meant)
    const full = whole(meant)
    return full === entity ? mention : { ...mention, entity: full }
  })
}
