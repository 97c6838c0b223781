import { ReadingBuilder } from "../core/reading.ts"
import type { Text } from "../core/text.ts"
import type { Block, Blocks } from "./block.ts"
import type { Layout } from "./layout.ts"

interface Line {
  readonly start: number
  readonly end: number
  readonly blank: boolean
}

const linesOf = (text: Text): ReadonlyArray<Line> =>
  text.lines.map((start, index) => {
    const end = text.lines[index + 1] ?? text.value.length
    return { start, end, blank: text.value.slice(start, end).trim() === "" }
  })

/**
 * Is the text hard-wrapped? It is when in most groups of two or more lines the lines but the last
 * are of a width that editors wrap at (45 to 100 characters) and differ little.
 */
const isWrapped = (groups: ReadonlyArray<ReadonlyArray<Line>>): boolean => {
  const long = groups.filter((group) => group.length > 1)
  const wrapped = long.filter((group) => {
    const widths = group.slice(0, -1).map((line) => line.end - line.start)
    return Math.min(...widths) >= 45 && Math.max(...widths) <= 100
  })
  return long.length > 0 && wrapped.length * 2 > long.length
}

/** Reads plain text: a paragraph is a line, or the lines between blank lines. */
export const readText = (text: Text, paragraphs: Layout["paragraphs"]): Blocks => {
  const groups: Array<Array<Line>> = []
  let open = false
  for (const line of linesOf(text)) {
    if (!line.blank) {
      if (open) groups.at(-1)?.push(line)
      else groups.push([line])
    }
    open = !line.blank
  }
  const joined = paragraphs === "block" || (paragraphs === "auto" && isWrapped(groups))
  const blocks: Array<Block> = []
  for (const group of groups) {
    const pieces = joined ? [group] : group.map((line) => [line])
    for (const [index, piece] of pieces.entries()) {
      const start = piece[0]?.start ?? 0
      const reading = new ReadingBuilder().copy(text.value, start, piece.at(-1)?.end ?? start).build()
      if (reading !== undefined) blocks.push({ kind: "paragraph", reading, apart: index === 0 })
    }
  }
  return { blocks, meta: [] }
}
