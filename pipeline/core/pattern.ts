/**
 * Classes of characters as few ranges: the letters, numbers and marks in which English and Chinese papers write, with the
 * names of other languages. Of the Latin letters beyond À–ÿ, where small ones and capitals alternate, all are taken as
 * both. V8 compares a character with up to 16 ranges in place and calls a function beyond that; it makes each \p{L}
 * anew from some 650 ranges of Unicode, and does so for every pattern.
 */
const classes: ReadonlyMap<string, string> = new Map([
  ["L", "A-Za-z\\u00c0-\\u024f\\u0370-\\u052f\\u1e00-\\u1eff\\u3005-\\u3007\\u3041-\\u30ff\\u3400-\\u9fff"],
  ["Lu", "A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0100-\\u024f\\u0391-\\u03a9\\u0400-\\u042f\\u1e00-\\u1eff"],
  ["Ll", "a-z\\u00df-\\u00f6\\u00f8-\\u024f\\u03b1-\\u03c9\\u0430-\\u045f\\u1e00-\\u1eff"],
  ["M", "\\u0300-\\u036f"],
  ["N", "0-9\\u2160-\\u2188\\u2460-\\u249b\\uff10-\\uff19"],
  ["Script=Han", "\\u3005-\\u3007\\u3400-\\u9fff"],
])

/** What tells where a class stands: an escaped property or character, a bracket. */
const part = /\\p\{([^}]*)\}|\\.|[[\]]/gu

/** A regular expression, in which \p{L} and the like are classes of few ranges. */
export const regExp = (source: string, flags?: string): RegExp => {
  if (!source.includes("\\p{")) return new RegExp(source, flags)
  let isInClass = false
  return new RegExp(
    source.replace(part, (found: string, property?: string) => {
      if (found === "[" || found === "]") isInClass = found === "["
      const ranges = classes.get(property ?? "")
      return ranges === undefined ? found : isInClass ? ranges : `[${ranges}]`
    }),
    flags,
  )
}

/**
 * All matches of a pattern with the flag g, from left to right. `matchAll` copies the pattern for every text, which costs
 * more than to look for what most texts do not have.
 */
export const matchesOf = (text: string, pattern: RegExp): ReadonlyArray<RegExpExecArray> => {
  const found: Array<RegExpExecArray> = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === "") pattern.lastIndex += (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1
  }
  return found
}

/** A pattern without the groups that `isAround` takes for conditions on what stands around a match, whatever is in them. */
export const without = (pattern: string, isAround: RegExp): string => {
  let kept = ""
  for (let index = 0; index < pattern.length; index++) {
    if (isAround.test(pattern.slice(index, index + 4))) {
      for (let depth = 0; index < pattern.length; index++) {
        const one = pattern.charAt(index)
        if (one === "\\") index++
        else if (one === "[") while (pattern.charAt(index + 1) !== "]") index++
        else if (one === "(") depth++
        else if (one === ")" && --depth === 0) break
      }
    } else kept += pattern.charAt(index)
  }
  return kept
}
