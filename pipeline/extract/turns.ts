import type { Paragraph } from "../normalize/normalize.ts"
import type { Persons } from "./persons/known-persons.ts"

/** A turn of a transcript: the speaker's name in capitals, a colon, what was said. */
export const turnLabel =
  /^((?:(?:THE )?(?:MR|MS|MRS|DR|SECRETARY|PRESS SECRETARY|AMBASSADOR|PRESIDENT|VICE PRESIDENT|FIRST LADY|MODERATOR|PRIME MINISTER|VICE PREMIER|PREMIER|CHAIRMAN|CHANCELLOR|VICE FOREIGN MINISTER|FOREIGN MINISTER|MINISTER|GENERAL|GOVERNOR|SENATOR|SENIOR ADMINISTRATION OFFICIAL)\.?\s?)(?:[\p{Lu}'’-]+(?:\s[\p{Lu}'’-]+)*\s?)?):\s+/u

/** The same with a name as it is otherwise written: "Lin Jian: …", "Reuters: …", 毛宁：…. */
export const nameLabel =
  /^(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,5}|(?:《[\p{Script=Han}]{2,10}》)?[\p{Script=Han}·]{2,12})\s?[:：]\s*(?=\S[\s\S]{3,}[.?!。？！”"…]\s*$)/u

/** Three turns make a transcript; under names as they are otherwise written, one of which is a known person's. */
export const isTranscript = (paragraphs: ReadonlyArray<Paragraph>, persons: Persons): boolean => {
  const bodies = paragraphs.filter(({ role }) => role === "body").map(({ reading }) => reading.text)
  const labels = bodies.flatMap((text) => nameLabel.exec(text)?.[1] ?? [])
  return (
    bodies.filter((text) => turnLabel.test(text)).length >= 3 ||
    (labels.length >= 3 &&
      labels.length * 2 >= bodies.length &&
      labels.some((label) => persons.get(label) !== undefined))
  )
}
