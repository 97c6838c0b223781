import type { Paragraph } from "../normalize/normalize.ts"

/** A line that says whose words a report is: "The below is attributable to Spokesperson …:". */
const attribution = /\battribut(?:able|ed) to\b/u

/** How many paragraphs of a headline may stand before the dateline. */
const deck = 4

/** The paragraph with which the report itself opens: no line of the headline deck, of metadata or of attribution. */
export const openingOf = (paragraphs: ReadonlyArray<Paragraph>): Paragraph | undefined => {
  const body = paragraphs.filter(({ role }) => role === "body")
  return (
    body.slice(0, deck).find(({ dateline }) => dateline > 0) ??
    body.find(
      ({ language, reading: { text } }) =>
        (language === "zh" || (language === "en" && /[.:!?”"]\W*$/u.test(text))) && !attribution.test(text),
    )
  )
}
