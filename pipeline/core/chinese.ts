import type { ConverterFunction } from "opencc-js/t2cn"
import { Converter } from "opencc-js/t2cn"

/** Characters that stand in almost every sentence in traditional characters, and in none in simplified ones. */
const common =
  /[們個這來時說會國對為發開東車長問間門學實書報話語議論將與從給讓當點過還進運達選邊關隊陽際難電頭風體黨總經統約級結線練組織續維綠紅紀納華處號務動勞區協單參雙變應廣強張後復徑愛態戰據擊權歐歷殘產畫療監盡礎稱種積穩競節範築簡籌緊縣聞職聯聲腦舊萬葉蘇裝見規覺觀計訂認訊訪設許評試該詳誠調談請謝證識護變財責貨貿費資賓賞質購贈贊趙軍轉輪農連遠適遲鄉鄧鄭釋鐵錢錄錦鍵鎮鏈陳陸陣階隨險雖雜離雲靈順預領頻題類顯飛養館馬驗驚鬥魚鮮鳥鳴麗齊龍]/gu

const han = /\p{Script=Han}/gu
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Punctuation of half width after a Chinese character, before another, a number or a mark: 指出,要. */
const halfWidth = /(?<=[\p{Script=Han}”’》）%％])[,:;?!](?=[\p{Script=Han}\d“‘《（(]|$)/gu
/** Not of a name in Chinese after one in English: "Joanne Lind (林若安)". */
const bracketed = /(?<!\p{Script=Latin}[.’']?\s)\((?=\p{Script=Han})([^()]{1,60})\)/gu

/** Dots of other shapes between the parts of a transcribed name: 费尔南多•若尔当. */
const dots = /(?<=\p{Script=Han})[•・‧∙](?=\p{Script=Han})/gu

const fullWidth = new Map([
  [",", "，"],
  [":", "："],
  [";", "；"],
  ["?", "？"],
  ["!", "！"],
])

/** Made when a text first needs it: it costs as much time as a document. */
let convert: ConverterFunction | undefined

const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff

/** Do the characters of two texts, also those of two code units, stand at the same places? */
const isAligned = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false
  for (let index = 0; index < one.length; index++)
    if (isHalf(one.charCodeAt(index)) !== isHalf(other.charCodeAt(index))) return false
  return true
}

/** Traditional characters as simplified ones, by the tables of OpenCC, where a text is in traditional ones. */
const simplified = (text: string, characters: number): string => {
  const traditional = text.match(common)?.length ?? 0
  if (traditional === 0 || traditional * 12 < characters) return text
  convert ??= Converter({ from: "t", to: "cn" })
  const read = convert(text)
  return isAligned(read, text) ? read : text
}

/**
 * A Chinese text as the vocabularies have it, so that one of them reads all: in simplified characters, its punctuation
 * of full width (GB/T 15834). As long as before in UTF-16 code units, so that its offsets hold for both; a text
 * without Chinese characters, or with kana, stays as it is.
 */
export const asRead = (text: string): string => {
  const characters = text.match(han)?.length ?? 0
  if (characters === 0 || kana.test(text)) return text
  return simplified(text, characters)
    .replace(halfWidth, (mark) => fullWidth.get(mark) ?? mark)
    .replace(dots, "·")
    .replace(bracketed, "（$1）")
}
