/** A turn of a transcript: the speaker's name in capitals, a colon, what was said. */
export const turnLabel =
  /^((?:(?:THE )?(?:MR|MS|MRS|DR|SECRETARY|PRESS SECRETARY|AMBASSADOR|PRESIDENT|VICE PRESIDENT|FIRST LADY|MODERATOR|PRIME MINISTER|VICE PREMIER|PREMIER|CHAIRMAN|CHANCELLOR|VICE FOREIGN MINISTER|FOREIGN MINISTER|MINISTER|GENERAL|GOVERNOR|SENATOR|SENIOR ADMINISTRATION OFFICIAL)\.?\s?)(?:[\p{Lu}'’-]+(?:\s[\p{Lu}'’-]+)*\s?)?):\s+/u

/** The same with a name as it is otherwise written: "Lin Jian: …", "Reuters: …", 毛宁：…. */
export const nameLabel =
  /^(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,5}|[\p{Script=Han}·]{2,12})\s?[:：]\s*(?=\S[\s\S]{3,}[.?!。？！”"…]\s*$)/u
