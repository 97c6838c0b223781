/**
 * Classes of characters as a table, as matching asks for them at every character: Unicode properties of the
 * alphabets that write words with spaces; all others have none.
 */
const size = 0x2000
const upper = 1
const word = 2
const table = new Uint8Array(size)
for (let code = 0; code < size; code++) {
  const character = String.fromCharCode(code)
  if (/\p{Lu}/u.test(character)) table[code] = upper
  if (/[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{N}]/u.test(character)) table[code] = (table[code] ?? 0) | word
}

/** Is the UTF-16 code unit a capital letter? */
export const isUpper = (code: number): boolean => ((table[code] ?? 0) & upper) !== 0

/** Is it part of a word that has spaces around it: a letter, mark or number of such an alphabet? */
export const isWordCharacter = (code: number): boolean =>
  code < size ? ((table[code] ?? 0) & word) !== 0 : code >= 0xff10 && code <= 0xff5a

/** Asks whether a UTF-16 code unit is one of some characters; where there are many, faster than a class of a pattern. */
export const oneOf = (characters: string): ((code: number) => boolean) => {
  const members = new Uint8Array(0x10000)
  for (let index = 0; index < characters.length; index++) members[characters.charCodeAt(index)] = 1
  return (code) => members[code] === 1
}

/** Has a text a character of a script without spaces between its words, or punctuation of such a one? */
export const hasIdeographs = (text: string): boolean => {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= 0x2e80) return true
  return false
}
