import type { Reading } from "../core/reading.ts"
import type { Span } from "../core/text.ts"
import type { kinds } from "./layout.ts"

/** A paragraph-like piece of a file, before the layout says what it is in its document. */
export interface Block {
  readonly kind: (typeof kinds)[number]
  /** Level of a heading, from 1. */
  readonly level?: number
  readonly reading: Reading
  /** Address of a paragraph that is a single link. */
  readonly link?: string
  /** Does a blank line (or, in markup, a new element) stand before it? */
  readonly apart: boolean
}

/** A value that a file states about itself: front matter, HTML metadata. */
export interface Meta {
  readonly key: string
  readonly value: string
  readonly span: Span
}

/** A file as its format reads it. */
export interface Blocks {
  readonly blocks: ReadonlyArray<Block>
  readonly meta: ReadonlyArray<Meta>
}

/** A short text set wholly in bold is a heading in all but name. */
export const isBoldHeading = (text: string): boolean => text.length <= 80 && !/[.。！!？?；;：:]$/u.test(text)
