import { matchesOf } from "../../core/pattern.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import type { Mention } from "../model.ts"
import { byParagraph, isFree, mentionOf, surfaceOf } from "../model.ts"

/** What somebody does or says, after the character that stands for him at the head of a clause: 卡|表示. */
const shortened =
  /(?<=^|[。；，！？]\s?)(\p{Script=Han}{1,2}?)(?=(?:首先|还|也|又|则|高度|充分|积极|完全|随后|最后)?(?:表示|说，|指出|强调|感谢|赞赏|请\p{Script=Han}|高度评价|积极评价|祝贺|介绍|认为|重申|回顾|欢迎|转达|对\p{Script=Han}{2,24}(?:表示|给予)|愿|高兴|就|(?:省长|市长|州长|部长|外长|议长|总统|总理|首相|主席|大使|大臣|秘书长|先生|女士)(?!\p{Script=Han}{0,2}·)))/gu

/** An office of a foreigner, who may have taken a Chinese name: 英国新任驻华大使|吴若兰. */
const abroad = /驻华(?:临时)?(?:大使|代办|公使|总领事|代表)$/u

/** Family names that are words before a verb of saying: 各方|应|欢迎. */
const otherWords = new Set("应向于和方时常曾高全明都并安经从当可能要会成有为相因由与及就将得着过等多党国金")

/**
 * By what a person may be called: the first character of a transcribed name, or of the Chinese one that a foreigner has
 * taken; the family name of a Japanese one, and of a Chinese one where it is a common one.
 */
const initialOf = (
  name: string,
  office: string | null,
  { transcription, surnames, sureSurnamesZh, japaneseSurnames }: Lexicon,
): string | undefined => {
  const [first = "", ...rest] = Array.from(name.replaceAll("·", ""))
  if (rest.length === 3 && japaneseSurnames.has(name.slice(0, 2))) return name.slice(0, 2)
  if (rest.length < 3 && office !== null && abroad.test(office) && surnames.has(first)) return first
  // 林 of 林松添, as friendship associations print it.
  if (rest.length === 2 && surnames.has(first) && !otherWords.has(first)) return first
  if (rest.length === 1 && sureSurnamesZh.has(first) && !otherWords.has(first)) return first
  const isTranscribed = [first, ...rest].every((one) => transcription.has(one))
  return rest.length > 1 && isTranscribed && (rest.length > 2 || !surnames.has(first)) ? first : undefined
}

/**
 * Persons with transcribed names by the first character of these, as embassies print them: 卡 of 卡斯特罗. Where a place
 * or another person of the document begins so it may be theirs, and is nobody's.
 */
export const shortenedNames = (
  readable: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> => {
  const chinese = readable.filter(({ language }) => language === "zh")
  const own = mentions.filter(({ paragraph }) => paragraph.language === "zh")
  const persons = new Map<string, Mention["entity"] | undefined>()
  for (const mention of own) {
    if (mention.entity.type !== "person") continue
    const initial = initialOf(surfaceOf(mention), mention.office, lexicon)
    if (initial === undefined) continue
    const isSame = !persons.has(initial) || persons.get(initial)?.id === mention.entity.id
    persons.set(initial, isSame ? mention.entity : undefined)
  }
  if (persons.size === 0) return []
  const others = new Set(own.filter(({ entity }) => entity.type === "place").map((one) => surfaceOf(one).charAt(0)))
  const at = byParagraph(mentions)
  return chinese.flatMap((paragraph) =>
    matchesOf(paragraph.reading.text, shortened).flatMap(({ 1: initial = "", index }) => {
      const entity = others.has(initial) ? undefined : persons.get(initial)
      const range = { start: index, end: index + initial.length }
      return entity === undefined || !isFree(range, at(paragraph))
        ? []
        : [mentionOf(paragraph, range, entity, "family-name", "document")]
    }),
  )
}
