/** Speech in single quotation marks, as the British press and the European institutions print it: 'We are open.' */
const single =
  /(?<=^|[\s(])['‘](?=\p{Lu})((?:[^'‘’“”"]|(?<=\p{L})['’](?=\p{L})|(?<=s)['’](?=\s\p{Ll}))+?\s(?:[^'‘’“”"]|(?<=\p{L})['’](?=\p{L})|(?<=s)['’](?=\s\p{Ll}))+?[.,?!])['’](?=[\s),.;]|$)/gu

const double = /["“”]/u

/**
 * A text in English with its speech in double quotation marks, where it has none of these and uses single ones, so that
 * one set of patterns reads both. As long as before in UTF-16 code units.
 */
export const withDoubleMarks = (text: string): string =>
  /(?:^|[\s(])['‘]\p{Lu}/u.test(text) && !double.test(text) ? text.replace(single, "“$1”") : text
