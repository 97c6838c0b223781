/** ISO 639 code of a language the pipeline can tell; und (undetermined) otherwise. */
export type Language = "en" | "zh" | "ja" | "ko" | "ru" | "ar" | "und"

const scripts = [
  ["ja", /\p{Script=Hiragana}|\p{Script=Katakana}/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["zh", /\p{Script=Han}/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
  ["ar", /\p{Script=Arabic}/gu],
] as const
const latinWord = /[\p{Script=Latin}\p{M}'’]+/gu
const englishWord =
  /\b(?:the|of|and|to|for|with|that|is|are|by|from|has|have|had|said|which|their|we|its|were|this)\b/gi

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/**
 * Language of a paragraph, by its scripts. Three Han characters weigh as much as two Latin words.
 * Latin text of fourteen or more words is English only if it has English function words; shorter
 * text is taken for English.
 */
export const languageOf = (text: string): Language => {
  const words = text.match(latinWord)?.length ?? 0
  let best: Language = "und"
  let most = 0
  for (const [language, pattern] of scripts) {
    const found = count(text, pattern)
    if (found > most) {
      most = found
      best = language
    }
    // A few kana or hangul among Han characters decide: Chinese has none.
    if (found > 0 && (language === "ja" || language === "ko") && found * 5 >= words) return language
  }
  if (words * 1.5 <= most) return best
  return words >= 14 && count(text, englishWord) * 20 < words ? "und" : "en"
}
