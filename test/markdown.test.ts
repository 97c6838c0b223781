import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { makeText, slice } from "../pipeline/core/text.ts"
import { readMarkdown } from "../pipeline/ingest/read-markdown.ts"

const blocksOf = (words: string) => {
  const text = makeText(words)
  const { blocks } = Result.getOrThrow(readMarkdown(text))
  return blocks.map(({ kind, reading }) => [kind, reading.text, slice(text, reading.span)])
}

describe("hard line breaks in Markdown", () => {
  it("part paragraphs where a blank line stands between two of them", () => {
    expect(blocksOf("MR. TORM:  Good morning.  \n\u00a0  \nMS. SENN:  The *ferry*\nis late.  \n")).toEqual([
      ["paragraph", "MR. TORM: Good morning.", "MR. TORM:  Good morning."],
      ["paragraph", "MS. SENN: The ferry is late.", "MS. SENN:  The *ferry*\nis late."],
    ])
  })

  it("make a list of short lines that are no sentences", () => {
    expect(
      blocksOf(
        "Ilya Torm, President, Quay Guild  \nDr. Adira Senn, Director,\nMuseum of Letters  \nRuta Strand, Mayor  \n",
      ),
    ).toEqual([
      ["list", "Ilya Torm, President, Quay Guild", "Ilya Torm, President, Quay Guild"],
      ["list", "Dr. Adira Senn, Director, Museum of Letters", "Dr. Adira Senn, Director,\nMuseum of Letters"],
      ["list", "Ruta Strand, Mayor", "Ruta Strand, Mayor"],
    ])
  })

  it("are white space between two lines of one paragraph", () => {
    expect(blocksOf("Port Sennar  \nMay 2, 2031")).toEqual([
      ["paragraph", "Port Sennar May 2, 2031", "Port Sennar  \nMay 2, 2031"],
    ])
  })
})
