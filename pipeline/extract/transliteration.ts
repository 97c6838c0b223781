import { pinyin } from "pinyin-pro"
import type { Entity } from "./model.ts"

/**
 * Consonants as transcription into Chinese keeps them: voice and l/r are lost (Names of the World's Peoples,
 * Xinhua 1993). Vowels count for nothing.
 */
const classes: ReadonlyArray<readonly [sound: RegExp, sign: string]> = [
  [/^(?:sch|tch|zh|ch|sh|th(?=[aeiou])|[sxzjq]|c(?=[eiy]))/u, "S"],
  [/^(?:ph|[fvw](?=[aeiouy])|f|v)/u, "F"],
  [/^(?:th|[dt])/u, "T"],
  [/^(?:ck|gh|[gkcq])/u, "K"],
  [/^[bp]/u, "P"],
  [/^[lr]/u, "L"],
  [/^[mn]g?/u, "N"],
  [/^h(?=[aeiou])/u, "H"],
]

const skeletonOf = (latin: string): string => {
  let rest = latin
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/gu, "")
  let signs = ""
  while (rest !== "") {
    const hit = classes.find(([sound]) => sound.test(rest))
    const length = hit === undefined ? 1 : (hit[0].exec(rest)?.[0].length ?? 1)
    if (hit !== undefined && !signs.endsWith(hit[1])) signs += hit[1]
    // A vowel parts two sounds of one class: "Nina".
    if (hit === undefined && signs !== "" && !signs.endsWith(" ")) signs += " "
    rest = rest.slice(length)
  }
  return signs.replaceAll(" ", "")
}

/** 尔 stands for a bare l or r; 斯, 特, 德 and others for a bare consonant. */
const syllablesOf = (chinese: string): string =>
  pinyin(chinese, { toneType: "none", type: "array", v: true })
    .map((syllable) => (syllable === "er" ? "r" : syllable.replace(/^x/u, "s").replace(/^y/u, "")))
    .join("")

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1),
        ),
      )
    row = next
  }
  return row[b.length] ?? 0
}

/** How much a transcribed Chinese name sounds like a name in Latin letters: 0 to 1, by their consonants. */
export const soundsLike = (chinese: string, latin: string): number => {
  const [a, b] = [skeletonOf(syllablesOf(chinese)), skeletonOf(latin)]
  const length = Math.max(a.length, b.length)
  return length === 0 ? 0 : 1 - distance(a, b) / length
}

/** Below this a given name is another's: 埃里克 is not Donald. */
const sameGiven = 0.45
/** The same without a dot after it, where it may be the beginning of one longer name: 姆巴卢拉 is not 卢拉. */
const sameUndotted = 0.8

/** May what stands before a known family name, with its dot, be the given name of that person: 唐纳德·, but not 埃里克·? */
export const soundsLikeGiven = (lead: string, { nameEn, nameZh }: Entity): boolean => {
  const [given = ""] = lead.split("·")
  const enough = lead.includes("·") ? sameGiven : sameUndotted
  return (
    nameEn === null ||
    nameZh?.startsWith(lead) === true ||
    nameEn.split(/[\s-]/u).some((word) => soundsLike(given, word) >= enough)
  )
}
