/**
 * Offsets of a decoded text. Inside the pipeline a position is a UTF-16 index, as JavaScript
 * strings have it; in every output it is a Unicode code point, as Python's `text[start:end]` has it.
 */
export interface Text {
  readonly value: string
  /** UTF-16 indices of the high surrogates, ascending; empty for text of the basic plane. */
  readonly astral: ReadonlyArray<number>
  /** UTF-16 index at which each line begins. */
  readonly lines: ReadonlyArray<number>
}

const highSurrogate = /[\uD800-\uDBFF]/g
const lineBreak = /\r\n|\n|\r/g

export const makeText = (value: string): Text => {
  const astral = Array.from(value.matchAll(highSurrogate), (match) => match.index)
  const lines = [0]
  for (const match of value.matchAll(lineBreak)) lines.push(match.index + match[0].length)
  return { value, astral, lines }
}

/** Number of elements of the ascending `sorted` that are below `limit`. */
const countBelow = (sorted: ReadonlyArray<number>, limit: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Code point offset of a UTF-16 index. */
export const toCodePoint = (text: Text, index: number): number => index - countBelow(text.astral, index)

/** Line, from 1, in which a UTF-16 index lies. */
export const lineAt = (text: Text, index: number): number => countBelow(text.lines, index + 1)

/** Half-open range of UTF-16 indices in the raw text. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const slice = (text: Text, span: Span): string => text.value.slice(span.start, span.end)

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
