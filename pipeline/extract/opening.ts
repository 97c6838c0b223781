import type { Paragraph } from "../normalize/normalize.ts"

/** A line that says whose words a report is: "The below is attributable to Spokesperson …:". */
const attribution = /\battribut(?:able|ed) to\b/u

/** How many paragraphs of a headline may stand before the dateline. */
const deck = 4

/** The paragraph with which the report itself opens: no line of the headline deck, of metadata or of attribution. */
export const openingOf = (paragraphs: ReadonlyArray<Paragraph>): Paragraph | undefined => {
  const body = paragraphs.filter(({ role }) => role === "body")
  // "The convening brought leaders together to" goes on in a list.
  const opensList = (paragraph: Paragraph) =>
    paragraph.reading.text.length > 120 && paragraphs[paragraphs.indexOf(paragraph) + 1]?.role === "list"
  return (
    body.slice(0, deck).find(({ dateline }) => dateline > 0) ??
    body.find((paragraph) => {
      const { language, reading } = paragraph
      const isWhole = language === "zh" || (language === "en" && /[.:!?”"]\W*$/u.test(reading.text))
      return (isWhole || opensList(paragraph)) && !attribution.test(reading.text)
    })
  )
}
