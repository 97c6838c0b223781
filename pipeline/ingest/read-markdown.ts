import { Result } from "effect"
import { decodeHTMLStrict } from "entities"
import type { Nodes, PhrasingContent, RootContent } from "mdast"
import { fromMarkdown } from "mdast-util-from-markdown"
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml"
import type { Reading } from "../core/reading.ts"
import { ReadingBuilder } from "../core/reading.ts"
import type { Span, Text } from "../core/text.ts"
import type { Block, Blocks, Meta } from "./block.ts"
import { isBoldHeading } from "./block.ts"
import { readHtmlFragment } from "./read-html.ts"

/** Front matter that is not YAML: the line of the file, and what the parser says. */
export interface FrontMatterError {
  readonly line: number
  readonly message: string
}

const fence = /^---[ \t]*(?:\r\n|\n|\r)/
const closing = /^(?:---|\.\.\.)[ \t]*$/m

const readFrontMatter = (
  text: Text,
): Result.Result<{ readonly meta: ReadonlyArray<Meta>; readonly end: number }, FrontMatterError> => {
  const opening = fence.exec(text.value)
  if (opening === null) return Result.succeed({ meta: [], end: 0 })
  const from = opening[0].length
  const close = closing.exec(text.value.slice(from))
  if (close === null) return Result.fail({ line: 1, message: 'front matter opened with "---" is never closed' })
  const lineCounter = new LineCounter()
  const document = parseDocument(text.value.slice(from, from + close.index), { lineCounter, prettyErrors: false })
  const [problem] = document.errors
  if (problem !== undefined) {
    return Result.fail({ line: lineCounter.linePos(problem.pos[0]).line + 1, message: problem.message })
  }
  const meta: Array<Meta> = []
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) {
      for (const scalar of isSeq(value) ? value.items : [value]) {
        if (!isScalar(key) || !isScalar(scalar) || !scalar.range || scalar.value === null) continue
        const [start, end] = scalar.range
        const words = String(scalar.value).replace(/\s+/g, " ").trim()
        if (words !== "")
          meta.push({ key: String(key.value), value: words, span: { start: from + start, end: from + end } })
      }
    }
  }
  return Result.succeed({ meta, end: from + close.index + close[0].length })
}

/** Backslash escapes, character references, and the markers of a block quote's further lines. */
const escapes =
  /\\([!-/:-@[-`{-~])|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});|(?:\r\n|\n|\r)[ \t]*(?:>[ \t]?)+/g

const unescapeMatch = (match: RegExpExecArray): string =>
  match[1] ?? (match[0].startsWith("&") ? decodeHTMLStrict(match[0]) : "\n")

const spanOf = (node: Nodes, base: number): Span => ({
  start: base + (node.position?.start.offset ?? 0),
  end: base + (node.position?.end.offset ?? 0),
})

const copyInline = (
  builder: ReadingBuilder,
  raw: string,
  base: number,
  nodes: ReadonlyArray<PhrasingContent>,
): void => {
  for (const node of nodes) {
    const span = spanOf(node, base)
    switch (node.type) {
      case "text":
        builder.decode(raw, span.start, span.end, escapes, unescapeMatch)
        break
      case "inlineCode":
        builder.copy(raw, span.start, span.end)
        break
      case "break":
        builder.blank(span.start, span.end, true)
        break
      case "emphasis":
      case "strong":
      case "delete":
      case "link":
      case "linkReference":
        copyInline(builder, raw, base, node.children)
        break
      default:
    }
  }
}

const isStrong = (nodes: ReadonlyArray<PhrasingContent>): boolean =>
  nodes.every(
    (node) => node.type === "strong" || (node.type === "text" && node.value.trim() === "") || node.type === "html",
  ) && nodes.some((node) => node.type === "strong")

type Line = ReadonlyArray<PhrasingContent>

const readLine = (raw: string, base: number, nodes: Line) => {
  const builder = new ReadingBuilder()
  copyInline(builder, raw, base, nodes)
  return builder.build()
}

/** Lines of a paragraph, as hard line breaks part them; each break belongs to the line before it. */
const linesOf = (nodes: Line): ReadonlyArray<Line> => {
  const lines: Array<Array<PhrasingContent>> = [[]]
  for (const node of nodes) {
    lines.at(-1)?.push(node)
    if (node.type === "break") lines.push([])
  }
  return lines
}

/** How many short lines in a row are a list, and how long they may be, in characters. */
const listLines = 3
const shortLine = 200

/**
 * Pages turned into Markdown have hard line breaks where the page had <br>: a blank line between two of them
 * parts paragraphs, and a run of short lines that are no sentences is a list.
 */
const splitAtBreaks = (raw: string, base: number, nodes: Line): ReadonlyArray<Block> | undefined => {
  if (!nodes.some(({ type }) => type === "break")) return undefined
  const groups: Array<Array<{ readonly line: Line; readonly reading: Reading }>> = [[]]
  for (const line of linesOf(nodes)) {
    const reading = readLine(raw, base, line)
    if (reading === undefined || reading.text.trim() === "") groups.push([])
    else groups.at(-1)?.push({ line, reading })
  }
  const filled = groups.filter((group) => group.length > 0)
  const isList = (group: (typeof groups)[number]) =>
    group.length >= listLines &&
    group.every(({ reading: { text } }) => text.trim().length <= shortLine && !/[.!?。！？；;:：]$/u.test(text.trim()))
  if (filled.length < 2 && !filled.some(isList)) return undefined
  return filled.flatMap((group): ReadonlyArray<Block> => {
    if (isList(group)) return group.map(({ reading }) => ({ kind: "list", reading, apart: true }))
    const whole = group.flatMap(({ line }) => line)
    const reading = readLine(raw, base, whole)
    return reading === undefined ? [] : [{ kind: "paragraph", reading, apart: true }]
  })
}

const blockOf = (raw: string, base: number, node: RootContent, inList: boolean): ReadonlyArray<Block> => {
  switch (node.type) {
    case "paragraph":
    case "heading": {
      const parts = node.type === "paragraph" && !inList ? splitAtBreaks(raw, base, node.children) : undefined
      if (parts !== undefined) return parts
      const reading = readLine(raw, base, node.children)
      if (reading === undefined) return []
      if (node.type === "heading") return [{ kind: "heading", level: node.depth, reading, apart: true }]
      const bold = isStrong(node.children) && isBoldHeading(reading.text)
      const [only] = node.children
      const link = node.children.length === 1 && only?.type === "link" ? { link: only.url } : {}
      return [{ kind: bold ? "heading" : inList ? "list" : "paragraph", reading, apart: true, ...link }]
    }
    case "list":
    case "listItem":
      return node.children.flatMap((child) => blockOf(raw, base, child, true))
    case "blockquote":
      return node.children.flatMap((child) => blockOf(raw, base, child, inList))
    case "html": {
      const { start, end } = spanOf(node, base)
      return readHtmlFragment(raw, start, end)
    }
    default: {
      const { start, end } = spanOf(node, base)
      const reading = new ReadingBuilder().copy(raw, start, end).build()
      if (reading === undefined) return []
      return [{ kind: node.type === "thematicBreak" ? "rule" : "paragraph", reading, apart: true }]
    }
  }
}

/** Reads CommonMark with YAML front matter; HTML blocks inside are read as HTML. */
export const readMarkdown = (text: Text): Result.Result<Blocks, FrontMatterError> =>
  Result.map(readFrontMatter(text), ({ meta, end }) => {
    const tree = fromMarkdown(text.value.slice(end))
    return {
      blocks: tree.children.flatMap((node) => blockOf(text.value, end, node, false)),
      meta,
    }
  })
