import type { Paragraph } from "../normalize/normalize.ts"
import type { Entity, Mention } from "./model.ts"
import { byParagraph } from "./model.ts"
import { soundsLike } from "./transliteration.ts"

/** How alike two names must sound to be one, where they stand in aligned paragraphs. */
const alike = 0.66

/** How much the name of an entity in Chinese sounds like that of another in English: the worst of their parts. */
const likeness = (chinese: Entity, english: Entity): number => {
  const parts = (chinese.nameZh ?? "").split("·")
  const words = (english.nameEn ?? "").split(" ")
  const last = soundsLike(parts.at(-1) ?? "", words.at(-1) ?? "")
  if (parts.length === 1) return Math.max(last, words.length === 1 ? 0 : soundsLike(parts[0] ?? "", words.join("")))
  return Math.min(last, soundsLike(parts[0] ?? "", words[0] ?? ""))
}

/**
 * Joins a person or place named in Chinese with the one named in English that stands in the aligned paragraph and
 * sounds like it (达林 and Viktor Dallin). Each must be the other's only candidate.
 */
export const joinAligned = (
  paragraphs: ReadonlyArray<Paragraph>,
  pairs: ReadonlyMap<string, string>,
  mentions: ReadonlyArray<Mention>,
): ReadonlyMap<string, Entity> => {
  const at = byParagraph(mentions)
  // A Chinese name is joined by its pinyin or not at all.
  const transcribed = new Set(
    mentions.flatMap(({ entity, rule }) =>
      rule === "zh-transcribed-name" || entity.type === "place" ? [entity.id] : [],
    ),
  )
  const byId = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]))
  const candidates: Array<{ readonly english: Entity; readonly chinese: Entity }> = []
  for (const [englishId, chineseId] of pairs) {
    const sides = [englishId, chineseId].map((id) => {
      const paragraph = byId.get(id)
      return paragraph === undefined ? [] : at(paragraph).map(({ entity }) => entity)
    })
    const english = (sides[0] ?? []).filter(({ nameEn, nameZh }) => nameEn !== null && nameZh === null)
    const chinese = (sides[1] ?? []).filter(
      ({ id, nameEn, nameZh }) => nameEn === null && nameZh !== null && transcribed.has(id),
    )
    for (const a of english)
      for (const b of chinese)
        if ((a.type === "person" || a.type === "place") && a.type === b.type && likeness(b, a) >= alike)
          candidates.push({ english: a, chinese: b })
  }
  const partners = (id: string) =>
    new Set(
      candidates.flatMap(({ english, chinese }) =>
        english.id === id ? [chinese.id] : chinese.id === id ? [english.id] : [],
      ),
    )
  const joined = new Map<string, Entity>()
  for (const { english, chinese } of candidates) {
    if (partners(english.id).size > 1 || partners(chinese.id).size > 1) continue
    const entity = { ...english, nameZh: chinese.nameZh }
    joined.set(english.id, entity)
    joined.set(chinese.id, entity)
  }
  return joined
}

/** A mention with the entity that it was joined to. */
export const withJoined =
  (joined: ReadonlyMap<string, Entity>) =>
  (mention: Mention): Mention => {
    const entity = joined.get(mention.entity.id)
    if (entity === undefined) return mention
    return entity.id === mention.entity.id ? { ...mention, entity } : { ...mention, entity, how: "alignment" }
  }
