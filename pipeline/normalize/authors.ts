const separators = /\s*[,，、;；/&]\s*|\s+and\s+/u
const labels =
  /^(?:by|reporters?|authors?|correspondents?|本报记者|新华社记者|特派记者|记者|作者|文\/|文)\s*[:：]?\s*/iu
/** Where a reporter writes from: "Ana Ruiz in Beijing". */
const station = /\sin\s\p{Lu}[\p{L}\s]*$/u
const han = /^[\p{Script=Han}·]+$/u

/** A Chinese name may be spaced out to the width of three characters (何 平): single characters belong together. */
const joinSpaced = (parts: ReadonlyArray<string>): ReadonlyArray<string> => {
  const names: Array<string> = []
  let single = false
  for (const part of parts) {
    if (single && [...part].length === 1) {
      names[names.length - 1] += part
      single = false
    } else {
      names.push(part)
      single = [...part].length === 1
    }
  }
  return names
}

/** The names of a byline, as printed and in order: "He Ping, Yang Zi Di", "何平 杨子迪", "记者何平、杨子迪". */
export const splitAuthors = (byline: string): ReadonlyArray<string> =>
  byline
    .trim()
    .replace(labels, "")
    .split(separators)
    .flatMap((name) =>
      han.test(name.replace(/\s/gu, ""))
        ? joinSpaced(name.split(/\s+/u))
        : [name.replace(labels, "").replace(station, "")],
    )
    .map((name) => name.trim())
    // "环球时报驻英国特约记者" between two names is no name.
    .filter((name) => name !== "" && !/\p{Script=Han}(?:记者|通讯员)$/u.test(name))
