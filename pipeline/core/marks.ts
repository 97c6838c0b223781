/** Speech in single quotation marks, as the British press and the European institutions print it: 'We are open.' */
const single =
  /(?<=^|[\s(])['‘](?=\p{Lu})((?:[^'‘’“”"]|(?<=\p{L})['’](?=\p{L})|(?<=s)['’](?=\s\p{Ll}))+?\s(?:[^'‘’“”"]|(?<=\p{L})['’](?=\p{L})|(?<=s)['’](?=\s\p{Ll}))+?[.,?!])['’](?=[\s),.;]|$)/gu

const double = /["“”]/u

/**
 * A text with its speech in double quotation marks, where it stands in guillemets, or in English in single ones and no
 * others, so that one set of patterns reads all. As long as before in UTF-16 code units.
 */
export const withDoubleMarks = (text: string): string => {
  const marked = text.replaceAll("«", "“").replaceAll("»", "”")
  return /(?:^|[\s(])['‘]\p{Lu}/u.test(marked) && !double.test(marked) ? marked.replace(single, "“$1”") : marked
}
