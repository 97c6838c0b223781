import { Schema } from "effect"
import { asRead } from "../core/chinese.ts"
import type { Language } from "../core/language.ts"
import { languageOf } from "../core/language.ts"
import type { Reading } from "../core/reading.ts"
import { toRaw } from "../core/reading.ts"
import type { Span, Text } from "../core/text.ts"
import type { Block, Blocks, Meta } from "./block.ts"
import type { Layout, Role, Step } from "./layout.ts"
import { CaptureName, fallbackName } from "./layout.ts"

/** A paragraph and what it is in its document. */
export interface CutBlock {
  readonly role: Role
  readonly language: Language
  readonly reading: Reading
}

/** A value of the file's metadata, as read and as printed, and where. */
export interface Capture {
  readonly name: CaptureName
  readonly value: string
  readonly printed: string
  readonly span: Span
  readonly language: Language
}

/** One document of a file. */
export interface Cut {
  readonly blocks: ReadonlyArray<CutBlock>
  readonly captures: ReadonlyArray<Capture>
}

/** Lines beyond this length are cut off before a layout's features are tried on them. */
const longestFeature = 2000

/** The first `count` lines with text, trimmed. */
const headLines = (text: Text, count: number): ReadonlyArray<string> => {
  const head: Array<string> = []
  for (const [index, start] of text.lines.entries()) {
    if (head.length === count) break
    const line = text.value
      .slice(start, Math.min(text.lines[index + 1] ?? text.value.length, start + longestFeature))
      .trim()
    if (line !== "") head.push(line)
  }
  return head
}

/** How many of a layout's features a text has, and of how many. */
export interface Fit {
  readonly layout: Layout
  readonly found: number
  readonly wanted: number
}

/** The layouts, best fit first; one whose features are not all there does not fit. */
export const fitLayouts = (text: Text, layouts: ReadonlyArray<Layout>): ReadonlyArray<Fit> =>
  layouts
    .filter(({ name }) => name !== fallbackName)
    .map((layout) => {
      const found = layout.detect.filter(({ pattern, lines }) =>
        headLines(text, lines).some((line) => pattern.test(line)),
      )
      return { layout, found: found.length, wanted: layout.detect.length }
    })
    .toSorted((a, b) => b.found / b.wanted - a.found / a.wanted || b.wanted - a.wanted)

const roleOfKind = {
  heading: "heading",
  paragraph: "body",
  list: "list",
  rule: "boilerplate",
  furniture: "boilerplate",
} as const

const isCaptureName = Schema.is(CaptureName)

class Cutter {
  readonly blocks: Array<CutBlock> = []
  readonly captures: Array<Capture> = []
  private at = 0
  private readonly anywhere: ReadonlyArray<Step>
  private readonly steps: ReadonlyArray<Step>

  constructor(anywhere: ReadonlyArray<Step>, steps: ReadonlyArray<Step>) {
    this.anywhere = anywhere
    this.steps = steps
  }

  add(block: Block, language: Language): void {
    const step = this.anywhere.find((one) => takes(one, block, language, true)) ?? this.next(block, language)
    this.take(block, language, step)
  }

  take(block: Block, language: Language, step: Step | undefined): void {
    this.blocks.push({ role: step?.role ?? roleOfKind[block.kind], language, reading: block.reading })
    if (step?.link !== undefined && block.link !== undefined) {
      const { span } = block.reading
      this.captures.push({ name: step.link, value: block.link, printed: block.link, span, language })
    }
    const match = step?.match?.exec(block.reading.text)
    for (const [name, range] of Object.entries(match?.indices?.groups ?? {})) {
      const value = match?.groups?.[name]
      if (!isCaptureName(name) || !range || !value || value.trim() === "") continue
      const printed = block.reading.printed.slice(...range).trim()
      this.captures.push({ name, value: value.trim(), printed, span: toRaw(block.reading, ...range), language })
    }
  }

  /** The next step that takes the block; a block that none takes leaves the steps where they are. */
  private next(block: Block, language: Language): Step | undefined {
    for (let at = this.at; at < this.steps.length; at++) {
      const step = this.steps[at]
      if (step === undefined || !takes(step, block, language)) continue
      if (step.contiguous === true && block.apart) continue
      this.at = step.repeat === true ? at : at + 1
      return step
    }
    return undefined
  }
}

const takes = (step: Step, block: Block, language: Language, evenFurniture = false): boolean =>
  (step.kind === undefined ? evenFurniture || block.kind !== "furniture" : step.kind === block.kind) &&
  (step.level === undefined || step.level === block.level) &&
  (step.language === undefined || step.language === language) &&
  (step.match === undefined || step.match.test(block.reading.text))

const captureMeta = (meta: ReadonlyArray<Meta>, layout: Layout): ReadonlyArray<Capture> =>
  meta.flatMap(({ key, value, span }) => {
    const name = layout.meta?.[key]
    return name === undefined ? [] : [{ name, value: asRead(value), printed: value, span, language: languageOf(value) }]
  })

/** The documents of a file, and how much text belongs to none of them. */
export interface Cuts {
  readonly documents: ReadonlyArray<Cut>
  /** Characters of what stands before, between and after the documents of a file of many. */
  readonly outside: number
}

/** Cuts a file into its documents as a layout says. */
export const cut = ({ blocks, meta }: Blocks, layout: Layout): Cuts => {
  const { anywhere = [], documents } = layout
  const head = new Cutter(anywhere, layout.blocks)
  const parts: Array<Cutter> = []
  let closed = false
  let outside = 0
  for (const block of blocks) {
    const language = languageOf(block.reading.text)
    if (documents !== undefined && takes(documents.open, block, language)) {
      closed = false
      const part = new Cutter(anywhere, documents.blocks)
      part.take(block, language, documents.open)
      parts.push(part)
      continue
    }
    const current = parts.at(-1)
    closed ||= current !== undefined && documents?.close !== undefined && takes(documents.close, block, language)
    if (closed) outside += block.reading.text.length
    else (current ?? head).add(block, language)
  }
  const stated = captureMeta(meta, layout)
  if (parts.length === 0)
    return { documents: [{ blocks: head.blocks, captures: [...stated, ...head.captures] }], outside }
  return {
    documents: parts.map((part) => ({
      blocks: part.blocks,
      captures: [...part.captures, ...head.captures, ...stated],
    })),
    outside: head.blocks.reduce((sum, { reading }) => sum + reading.text.length, outside),
  }
}
