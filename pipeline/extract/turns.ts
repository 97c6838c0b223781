/** A turn of a transcript: the speaker's name in capitals, a colon, what was said. */
export const turnLabel =
  /^((?:(?:MR|MS|MRS|DR|SECRETARY|AMBASSADOR|PRESIDENT|VICE PRESIDENT|THE PRESIDENT|SENIOR ADMINISTRATION OFFICIAL)\.?\s?)(?:[\p{Lu}'’-]+\s?)*):\s+/u
