import type { Entity, Mention } from "../model.ts"

/** Whose a body is, right before its name. */
const owned = /(?:[’']s?|\b(?:Chinese|American|PRC|US|U\.S\.))\s$/u

/**
 * Bodies by the name that the vocabulary has for one of China's, where a document in English has named that of one
 * other state before, and not yet China's: "Zambia's Ministry of Commerce … the Ministry of Commerce".
 */
export const bodiesMeant = (mentions: ReadonlyArray<Mention>): ReadonlyArray<Mention> => {
  const named = new Map<string, Entity>()
  return mentions.map((mention) => {
    const { paragraph, entity, start, end } = mention
    if (entity.type !== "organization" || paragraph.language !== "en") return mention
    const { text } = paragraph.reading
    const bare = `${text.slice(start, end)} of `
    const isKnown = mention.rule !== "vocabulary" || named.has(entity.id) || owned.test(text.slice(0, start).slice(-10))
    const others = isKnown ? [] : [...named.values()].filter(({ nameEn }) => nameEn?.startsWith(bare) === true)
    const meant = others.length === 1 && others[0] !== undefined ? others[0] : entity
    named.set(meant.id, meant)
    return { ...mention, entity: meant }
  })
}
