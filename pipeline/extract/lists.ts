import type { Paragraph } from "../normalize/normalize.ts"

/** A list, and the paragraph before it. */
export interface List {
  readonly before: Paragraph | undefined
  readonly list: ReadonlyArray<Paragraph>
}

/** The lists of a document in English, each with its entries. */
export const listsOf = (paragraphs: ReadonlyArray<Paragraph>): ReadonlyArray<List> => {
  const lists: Array<{ before: Paragraph | undefined; list: Array<Paragraph> }> = []
  let open: Array<Paragraph> | undefined
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.role !== "list" || paragraph.language !== "en") open = undefined
    else if (open === undefined) {
      open = [paragraph]
      lists.push({ before: paragraphs[index - 1], list: open })
    } else open.push(paragraph)
  }
  return lists
}
