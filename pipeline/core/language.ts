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
const smallWord = /(?<![\p{L}\p{M}'’-])\p{Ll}[\p{Script=Latin}\p{M}'’]*/gu
/** Function words of English, some of which other languages have as well, and of those other languages. */
const englishWord =
  /\b(?:the|of|and|to|for|with|that|is|are|by|from|has|have|had|said|which|their|we|its|were|this|you|not|he|she|they|his|her|him|our|your|will|would|could|been|about|at|it|what|who|my|me|but|so|just|on|in|as|was)\b/gi
const foreignWord =
  /(?<!\p{L})(?:der|die|das|dass|dem|den|und|nicht|mit|von|für|hat|la|le|les|des|du|et|dans|pour|une|aux|el|los|las|del|que|para|por|una|il|che|della|degli|het|een|van|dat|voor|yang|dan|untuk|dengan|os|uma|não|się|nie|och|att|som|ve|bir|ile)(?!\p{L})/gu
/** The particles of a name: "Ursula von der Leyen". */
const particles = /(?<=\p{Lu}[\p{L}\p{M}.’'-]*\s)(?:\p{Ll}{2,3}\s){1,2}(?=\p{Lu})/gu

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/**
 * Language of a paragraph, by its scripts. Three Han characters weigh as much as two Latin words.
 * Latin text of fourteen or more words, half of them in small letters, is English only if it has English function
 * words, and more of them than of other languages; other text, as lists of names and offices, is taken for English.
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
  const isProse = words >= 14 && count(text, smallWord) * 2 >= words
  if (!isProse) return "en"
  const english = count(text, englishWord)
  if (english * 20 < words) return "und"
  const isMostly = (prose: string) => english > count(prose, foreignWord)
  return isMostly(text) || isMostly(text.replace(particles, "")) ? "en" : "und"
}
