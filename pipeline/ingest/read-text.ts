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
 * Is a group of lines one hard-wrapped paragraph? All but the last are as wide as editors wrap at, the last is no
 * wider, and few end where a sentence does.
 */
const isWrapped = (group: ReadonlyArray<Line>, text: string): boolean => {
  const [last, ...lines] = group.toReversed()
  if (last === undefined || lines.length === 0 || last.end - last.start > 100) return false
  const isEnd = (line: Line) => /[.。!！?？…"”）)]\s*$/u.test(text.slice(line.start, line.end))
  const isWide = ({ start, end }: Line) => end - start >= 45 && end - start <= 100
  return lines.every(isWide) && lines.filter(isEnd).length * 2 <= lines.length
}

/** Cuts a group of lines where one of them is metadata, such as a date under a title. */
const cutAtMetadata = (
  group: ReadonlyArray<Line>,
  isMetadata: (line: Line) => boolean,
): ReadonlyArray<ReadonlyArray<Line>> => {
  const cut: Array<Array<Line>> = []
  let open = false
  for (const line of group) {
    const alone = isMetadata(line)
    if (open && !alone) cut.at(-1)?.push(line)
    else cut.push([line])
    open = !alone
  }
  return cut
}

/** The mark of an entry of a list, with the space after it: "- ", "• ". */
const mark = /^\s*[-•▪◦‣*]\s+(?=[\p{L}\p{N}“"(（《])/u

/** Cuts a group of lines into the entries of a list, with the lines that go on with each, and what stands before. */
const entriesOf = (group: ReadonlyArray<Line>, isMarked: (line: Line) => boolean): ReadonlyArray<ReadonlyArray<Line>> =>
  group.reduce<Array<Array<Line>>>((pieces, line) => {
    const last = pieces.at(-1)
    if (last === undefined || isMarked(line)) pieces.push([line])
    else last.push(line)
    return pieces
  }, [])

/** Reads plain text: a paragraph is a line, or the lines between blank lines. */
export const readText = (text: Text, { paragraphs, anywhere = [] }: Layout): Blocks => {
  const isMetadata = (line: Line) =>
    anywhere.some(({ match }) => match?.test(text.value.slice(line.start, line.end).trim()) === true)
  const markOf = (line: Line) => mark.exec(text.value.slice(line.start, line.end))?.[0].length ?? 0
  const isMarked = (line: Line) => markOf(line) > 0 && !isMetadata(line)
  const groups: Array<Array<Line>> = []
  let open = false
  for (const line of linesOf(text)) {
    if (!line.blank) {
      if (open) groups.at(-1)?.push(line)
      else groups.push([line])
    }
    open = !line.blank
  }
  const blocks: Array<Block> = []
  for (const group of groups) {
    const groupPieces = (part: ReadonlyArray<Line>): ReadonlyArray<ReadonlyArray<Line>> =>
      part.some(isMarked) && paragraphs !== "line"
        ? entriesOf(part, isMarked)
        : paragraphs === "block" || (paragraphs === "auto" && isWrapped(part, text.value))
          ? [part]
          : part.map((line) => [line])
    const pieces = (paragraphs === "auto" && group.length > 1 ? cutAtMetadata(group, isMetadata) : [group]).flatMap(
      groupPieces,
    )
    for (const [index, piece] of pieces.entries()) {
      const [first] = piece
      const isEntry = first !== undefined && paragraphs !== "line" && isMarked(first)
      const start = (first?.start ?? 0) + (isEntry ? markOf(first) : 0)
      const reading = new ReadingBuilder().copy(text.value, start, piece.at(-1)?.end ?? start).build()
      if (reading !== undefined) blocks.push({ kind: isEntry ? "list" : "paragraph", reading, apart: index === 0 })
    }
  }
  return { blocks, meta: [] }
}
