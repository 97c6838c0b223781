import { asRead } from "./chinese.ts"
import { withDoubleMarks } from "./marks.ts"
import type { Span } from "./text.ts"

/**
 * A stretch of raw text as a reader sees it (markup, escapes and hard line breaks resolved),
 * with the way back: every span of `text` has a span in the raw file.
 */
export interface Reading {
  /** Chinese in simplified characters and with punctuation of full width, speech in double quotation marks, however it is printed. */
  readonly text: string
  /** The same characters as they are printed. */
  readonly printed: string
  readonly span: Span
  readonly runs: ReadonlyArray<Run>
}

/** `length` characters of reading text from `at` that stand for the raw text from `start` to `end`. */
interface Run {
  readonly at: number
  readonly length: number
  readonly start: number
  readonly end: number
}

const isLockstep = (run: Run): boolean => run.length === run.end - run.start

const runAt = (reading: Reading, offset: number): Run | undefined => {
  let low = 0
  let high = reading.runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((reading.runs[middle]?.at ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return reading.runs[low]
}

/** The raw span of `reading.text.slice(start, end)`, for a non-empty slice. */
export const toRaw = (reading: Reading, start: number, end: number): Span => {
  const first = runAt(reading, start)
  const last = runAt(reading, end - 1)
  if (first === undefined || last === undefined) return { start: reading.span.start, end: reading.span.start }
  return {
    start: isLockstep(first) ? first.start + (start - first.at) : first.start,
    end: isLockstep(last) ? last.start + (end - last.at) : last.end,
  }
}

const blank = /\s+/g
const lineBreak = /[\r\n]/
const wide = /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF]/

/**
 * Builds a reading from pieces of raw text in order. White space is collapsed to one space,
 * or to nothing where a hard line break stands between two East Asian characters, and trimmed.
 */
export class ReadingBuilder {
  private text = ""
  private readonly runs: Array<Run> = []
  private pending: (Span & { readonly breaks: boolean }) | undefined

  /** Raw text that is read as it stands. */
  copy(raw: string, start: number, end: number): this {
    let from = start
    for (const match of raw.slice(start, end).matchAll(blank)) {
      const at = start + match.index
      if (at > from) this.push(raw.slice(from, at), from, at)
      from = at + match[0].length
      this.blank(at, from, lineBreak.test(match[0]))
    }
    if (end > from) this.push(raw.slice(from, end), from, end)
    return this
  }

  /** Raw text that is read as it stands but for the matches of `pattern`, which `decode` reads. */
  decode(raw: string, start: number, end: number, pattern: RegExp, decode: (match: RegExpExecArray) => string): this {
    let from = start
    for (const match of raw.slice(start, end).matchAll(pattern)) {
      const at = start + match.index
      this.copy(raw, from, at)
      from = at + match[0].length
      this.replace(decode(match), at, from)
    }
    return this.copy(raw, from, end)
  }

  /** Raw text that is read as other text, such as an escape or an entity. */
  replace(text: string, start: number, end: number): this {
    if (text.length > 0 && text.trim() === "") return this.blank(start, end, lineBreak.test(text))
    if (text.length > 0) this.push(text, start, end)
    return this
  }

  /** Raw text that is read as white space. */
  blank(start: number, end: number, breaks: boolean): this {
    if (this.text.length === 0) return this
    this.pending =
      this.pending === undefined
        ? { start, end, breaks }
        : { start: this.pending.start, end, breaks: this.pending.breaks || breaks }
    return this
  }

  /** The reading, or undefined when there is nothing to read. */
  build(): Reading | undefined {
    const first = this.runs[0]
    const last = this.runs.at(-1)
    if (first === undefined || last === undefined) return undefined
    return {
      text: withDoubleMarks(asRead(this.text)),
      printed: this.text,
      span: { start: first.start, end: last.end },
      runs: this.runs,
    }
  }

  private push(text: string, start: number, end: number): void {
    const gap = this.pending
    this.pending = undefined
    if (gap !== undefined && !(gap.breaks && wide.test(this.text.slice(-1)) && wide.test(text.charAt(0)))) {
      this.run(" ", gap.start, gap.end)
    }
    this.run(text, start, end)
  }

  private run(text: string, start: number, end: number): void {
    const last = this.runs.at(-1)
    const run = { at: this.text.length, length: text.length, start, end }
    if (last !== undefined && isLockstep(last) && isLockstep(run) && last.end === start) {
      this.runs[this.runs.length - 1] = { at: last.at, length: last.length + run.length, start: last.start, end }
    } else {
      this.runs.push(run)
    }
    this.text += text
  }
}
