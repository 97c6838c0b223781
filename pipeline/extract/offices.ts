import { perLexicon } from "./lexicon.ts"
import type { Mention } from "./model.ts"

/** How far before a name its office is looked for, in characters. */
const reach = 160

const connector = /^(?:,|,? and|、|和|，|及)\s*$/u
const plural =
  /^(?:\p{L}+ )*(?:members|secretaries|ministers|councilors|councillors)\b|(?:常委|委员|成员|书记处书记|副主席|副委员长|国务委员|领导人)$/iu

interface Patterns {
  readonly before: RegExp
  readonly after: RegExp
  readonly beforeZh: RegExp
  readonly afterZh: RegExp
}

export const officePatterns = perLexicon(({ office, honorific, officeZh }): Patterns => {
  const several = `${office}(?:(?:,? and|,) (?:the )?${office})*`
  return {
    before: new RegExp(`(?<![\\p{L}-])((?:CPC\\s)?${office})[:,]?\\s(?:${honorific}\\s)?$`, "u"),
    after: new RegExp(`^,\\s(?:the\\s|then\\s)?(${several})(?=[\\s,.;:)–—]|$)`, "u"),
    beforeZh: new RegExp(
      `((?:[\\p{Script=Han}·]{0,30}${officeZh}、)*[\\p{Script=Han}\\d·“”（）]{0,40}${officeZh})$`,
      "u",
    ),
    afterZh: new RegExp(`^(${officeZh})(?!\\p{Script=Han}*?[部省市])`, "u"),
  }
})

/** Words before a Chinese office that do not belong to it: prepositions, time, the end of a clause. */
const leadIn =
  /^.*(?:当地时间|上午|下午|晚上|晚|日|在京|期间|访华的|来访的|访问的|出席的|的|会见了?|会晤了?|听取了?|播出|包括|安排|传达|通过了|祝贺|其中|以及|还有|分别|当选|任命|接替|出席了?|代表|欢迎|陪同|邀请|应|同|与|和|及|向|对|由|受|据|请|为)(?=\p{Script=Han}{2})/u

const trimZh = (office: string): string => {
  const open = office.replace(/^.*[“”（）]/u, "")
  const trimmed = open.replace(leadIn, "")
  return trimmed === "" ? open : trimmed
}

/** The persons of one paragraph, in order, each with the office named beside it. */
export const withOffices = (
  text: string,
  persons: ReadonlyArray<Mention>,
  patterns: Patterns,
): ReadonlyArray<Mention> => {
  const result: Array<Mention> = []
  for (const [index, mention] of persons.entries()) {
    const last = result.at(-1)
    const from = Math.max(last?.end ?? 0, mention.start - reach)
    const window = text.slice(from, mention.start)
    const next = persons[index + 1]?.start ?? text.length
    const rest = text.slice(mention.end, Math.min(next, mention.end + reach * 2))
    const isChinese = /\p{Script=Han}/u.test(text.slice(mention.start, mention.end))
    const shared =
      last !== undefined && last.office !== null && plural.test(last.office) && connector.test(window)
        ? last.office
        : null
    let office: string | null
    if (isChinese) {
      const clause = window.replace(/^.*[，。；：,;:！？\s]/u, "")
      const before = patterns.beforeZh.exec(clause)?.[1]
      office = before === undefined ? (patterns.afterZh.exec(rest)?.[1] ?? shared) : trimZh(before)
    } else {
      const after = patterns.after.exec(rest)
      // An office with a name right after it is that person's.
      const isNext = after !== null && mention.end + after[0].length + 1 >= next && next < text.length
      office = (isNext ? undefined : after?.[1]) ?? patterns.before.exec(window)?.[1] ?? shared
    }
    result.push({ ...mention, office })
  }
  return result
}
