import { pinyin } from "pinyin-pro"
import { matchesOf, regExp } from "../../core/pattern.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Range } from "../model.ts"
import { isFree } from "../model.ts"
import { itemsOf } from "../words.ts"

const han = /^\p{Script=Han}+$/u

/** A character that carries on, where a name must end: 张伟为、, 张伟为指出. */
const isSurelyName =
  /^(?:[为和同向对将作是到受以给有来去会才](?:[，。；]|指出|表示|强调|认为|介绍)|同(?:会见|会谈)时|均(?:[在为获已是被以由]|表示|晋级|来自)|才(?:等(?![到候])|主持|出席|会见|陪同|讲话|致辞)|.、)/u

/** Is the last character of what may be a name the first of a word that carries on, 朱锋|认为? Not so 王志强|调研. */
const endsInWord = (text: string, end: number, { wordAfterNameZh }: Lexicon): boolean =>
  wordAfterNameZh.test(text.slice(end - 1, end + 3)) && !wordAfterNameZh.test(text.slice(end, end + 4))

/** Is the last character of what may be a name a word of its own, or, but before a verb (赵志进|主持), the first of one? */
const isNextWord = (text: string, end: number, { carriesOnZh, beginsVerbZh, wordAfterNameZh }: Lexicon): boolean => {
  const last = text.charAt(end - 1)
  // 王勇|率调研组, but 周率，
  if (last === "率") return /^\p{Script=Han}/u.test(text.slice(end))
  if (carriesOnZh.has(last)) return !isSurelyName.test(text.slice(end - 1, end + 3))
  return (
    beginsVerbZh.has(last) &&
    !/^(?:[、，。；：）]|$|说|等)/u.test(text.slice(end)) &&
    // 陈泳|拜会长崎…
    (!wordAfterNameZh.test(text.slice(end, end + 4)) || firstWord(text.slice(end - 1, end + 5)).length > 1)
  )
}

/** Made when it is first asked: it costs as much time as a document. */
let segmenter: Intl.Segmenter | undefined

/** The words of a text by the segmenter's dictionary, which has 文化 and 黄河, and no names to speak of. */
const wordsOf = (text: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" })
  return segmenter.segment(text)
}

/** The first of them. */
const firstWord = (text: string): string => {
  const [first] = wordsOf(text)
  return first?.segment ?? ""
}

/** Does a text begin with a character that is no part of a word of several? */
const isSingle = (text: string): boolean => firstWord(text).length === 1

/** An envoy's office, with the country that sent him: 菲律宾驻重庆总领事. */
const envoy = /驻\p{Script=Han}{1,10}?(?:大使|公使|总领事|副总领事|领事|代办)$/u

/** Characters with which what follows an office goes on that is no name. */
const noEnvoy = /^[馆处级们及和与兼同在出是为的一先女阁夫等将已也还则均都对向应表说称参率]/u

/** The name of two or three characters of a foreign envoy, which may have no family name of China: 玛友. */
export const envoyNameAt = (text: string, start: number, { afterNameZh, noNameZh }: Lexicon): string | undefined => {
  if (!envoy.test(text.slice(Math.max(0, start - 16), start)) || noEnvoy.test(text.charAt(start))) return undefined
  const name = [2, 3]
    .map((length) => text.slice(start, start + length))
    .find((one) => {
      const next = text.slice(start + one.length, start + one.length + 4)
      return /^[、，。；（）]|^一行/u.test(next) || (afterNameZh.test(next) && !isSingle(next))
    })
  const isName = name !== undefined && han.test(name) && !noNameZh.test(name)
  return isName && Array.from(name).every((_, at) => isSingle(text.slice(start + at, start + name.length)))
    ? name
    : undefined
}

/** Ends of nouns for bodies and kinds of people with which no given name ends. */
const bodyEnd = /[站界组们会部局院队办委厂店署厅系族者司户]$/u

/** Ends of nouns for things and kinds of people. */
const nounEnd =
  /[书业人方所校馆社团员报刊台网城市县区镇乡村路桥港法案号机车船品物率性化度级型类式国军长家主民生师兵手商党科室体媒派线间量层面]$/u

/** Is this, of three characters, a noun that begins like a name: 宗教|界, 申请|人, 白皮书? */
const isNoun = (name: string): boolean => {
  if (name.length !== 3) return false
  if (bodyEnd.test(name)) return true
  const { length } = firstWord(name)
  return length === 3 || (length === 2 && nounEnd.test(name))
}

/** How much of the text before and after a name shows whether its characters are parts of words. */
const surroundings = 8

/** Is each of the three characters at `start` a word of its own by the segmenter, or none at all, as those of names are? */
const isOfSingles = (text: string, start: number): boolean => {
  const from = Math.max(0, start - surroundings)
  const starts = new Set(Array.from(wordsOf(text.slice(from, start + 3 + surroundings)), ({ index }) => from + index))
  return [start, start + 1, start + 2, start + 3].every((at) => starts.has(at) || at === text.length)
}

/** Do a family name and two characters of given names that are no words stand at `start`? */
const isPlainNameAt = (text: string, start: number, { plainNameZh }: Lexicon): boolean =>
  plainNameZh.test(text.slice(start, start + 3)) && isOfSingles(text, start)

/** The Chinese name that begins at `start`, if one does; also a Japanese one, where an office stands before it. */
export const chineseNameAt = (
  text: string,
  start: number,
  lexicon: Lexicon,
  isAfterOffice = false,
): string | undefined => {
  const surnames = [3, 2, 1].filter((length) => {
    const surname = text.slice(start, start + length)
    return lexicon.surnames.has(surname) || (isAfterOffice && lexicon.japaneseSurnames.has(surname))
  })
  if (surnames.length === 0) return undefined
  // 司长|曾衍德, but 司长|曾多次
  const isPlain = isAfterOffice && isPlainNameAt(text, start, lexicon)
  if (!isPlain && lexicon.noNameZh.test(text.slice(start, start + 3))) return undefined
  for (const surnameLength of surnames) {
    for (const givenLength of [2, 1]) {
      const end = start + surnameLength + givenLength
      const name = text.slice(start, end)
      if (
        name.length === surnameLength + givenLength &&
        han.test(name) &&
        !(givenLength === 2 && (endsInWord(text, end, lexicon) || text.startsWith("家的", end - 1))) &&
        !(givenLength === 2 && isNextWord(text, end, lexicon)) &&
        // 周总理 is a family name and an office.
        !lexicon.isOfficeZh(name.slice(surnameLength)) &&
        ((isPlain && givenLength === 2) || lexicon.afterNameZh.test(text.slice(end, end + 4))) &&
        (isAfterOffice || !isNoun(name))
      )
        return name
    }
  }
  return undefined
}

/** Given names of three characters in Japanese: 树一郎, 龙之介. */
const longGiven = /(?:[一二三太次士源]郎|之[助介进]|左卫门)$/u

/** Where a name of Japan or Burma may begin: after an office of that country, in Burma with 吴 (U) or 杜 (Daw). */
const ofJapan = /(?:日本\p{Script=Han}{0,21}|知事)$/u
const ofBurma = /缅甸\p{Script=Han}{0,21}$/u

/** Where a head of government lives: 首相|官邸. */
const residence = /^(?:官邸|公邸|官房)/u

/** The name of four or five characters at `start` after the office of a person of Japan or Burma: 佐藤树一郎, 吴廷林吞. */
export const longNameAt = (
  text: string,
  start: number,
  { afterNameZh, wordAfterNameZh, isOfficeZh, japaneseSurnames }: Lexicon,
): string | undefined => {
  const before = text.slice(Math.max(0, start - 24), start)
  const isBurmese = ofBurma.test(before) && /^[吴杜]/u.test(text.slice(start))
  if (!isBurmese && !ofJapan.test(before)) return undefined
  return [5, 4]
    .map((length) => text.slice(start, start + length))
    .find((name) => {
      const next = text.slice(start + name.length, start + name.length + 3)
      const isLast =
        /^(?:[、，。；）]|一行|等|在座|在会上|也|出席|参加|陪同|率|表示|介绍|说|指出|认为|总领事|大使|先生|女士)/u.test(
          next,
        ) &&
        (afterNameZh.test(next) || next.startsWith("率"))
      const isKnown = japaneseSurnames.has(name.slice(0, 2)) && wordAfterNameZh.test(next)
      // 日中友好议员联盟会长 ends in an office.
      return (
        han.test(name) &&
        !residence.test(name) &&
        name.length > 3 &&
        !name.endsWith("等") &&
        (name.length === 4 || isBurmese || longGiven.test(name) || japaneseSurnames.has(name.slice(0, 2))) &&
        (isLast || isKnown) &&
        !isOfficeZh(name.slice(2))
      )
    })
}

/** The family name with which a name in Chinese begins. */
export const surnameZh = (name: string, { surnames }: Lexicon): string | undefined =>
  [name.slice(0, 2), name.slice(0, 1)].find((surname) => surname.length < name.length && surnames.has(surname))

/** Does a text begin with a family name, and perhaps end with it? */
const beginsWithSurname = (text: string, { surnames }: Lexicon): boolean =>
  surnames.has(text.slice(0, 1)) || surnames.has(text.slice(0, 2))

/** Names of several parts are the longest: 穆罕默德·本·阿卜杜勒拉赫曼·阿勒萨尼. */
const longest = 32

/** A further part of a name: 凯勒|—祖特尔. */
const goesOn = /^(?:·|[—－-][\p{Script=Han}])/u

/** The transcribed foreign name that begins at `start`, if one does. */
export const transcribedNameAt = (
  text: string,
  start: number,
  { transcription, transcriptionInner, afterNameZh, noTranscribed }: Lexicon,
): string | undefined => {
  if (noTranscribed.test(text.slice(start, start + 3))) return undefined
  for (let length = 1; length <= longest; length++) {
    const name = text.slice(start, start + length)
    const last = name.at(-1) ?? ""
    // 阿尔贝二世
    const king =
      length > 1
        ? /^[一二三四五六七八九十]{1,2}世/u.exec(text.slice(start + length, start + length + 3))?.[0]
        : undefined
    if (king !== undefined && transcription.has(last)) return name + king
    if (name.length < length || !(transcriptionInner.has(last) || /[·—－-]/u.test(last))) return undefined
    if (
      length > 1 &&
      transcription.has(last) &&
      // 沃克|家的后院
      (text.startsWith("家的", start + length) || afterNameZh.test(text.slice(start + length, start + length + 4))) &&
      !goesOn.test(text.slice(start + length, start + length + 2))
    )
      return name
  }
  return undefined
}

/** What is named after a person. */
const namedAfter =
  /^(?:国际|洲际|纪念|综合|总统)?(?:机场|大学|医院|学院|中学|基金会|奖|级|号|广场|大道|大桥|中心|港|图书馆|博物馆)/u

/** What joins the parts of a name. */
const joiner = /[·－-]/u

/** 当 at the end of a transcribed name, as in 若尔当, and no word for a day, a place or the like: 当天, 当地. */
const endsTranscribed = /^当(?![天地选日局时前晚年即场中面事])/u

/** Words that begin with such a character: 约翰·柯比|周日, 詹姆斯·凯恩斯|博士, 维维恩·博衣德|任团长. */
const nextWord = /^(?:周[一二三四五六日末]|博士|任(?:副?团长|组长|主席|会长|主任))/u

/** All characters from `start` on that transcriptions use. */
const transcribedRun = (text: string, start: number, { transcriptionDotted, noNameZh }: Lexicon): string => {
  let end = start
  while (end - start < longest && (transcriptionDotted.has(text.charAt(end)) || joiner.test(text.charAt(end)))) end++
  if (text.slice(start, end).includes("·") && endsTranscribed.test(text.slice(end, end + 2))) end++
  // 巴特尔|扎根牧区
  const isVerb = end - start > 3 && noNameZh.test(text.slice(end - 2, end))
  // 沃克|家的后院
  if (text.charAt(end - 1) === "家" && text.charAt(end) === "的" && end - start > 2) return text.slice(start, end - 1)
  if (nextWord.test(text.slice(end - 1, end + 3))) return text.slice(start, end - 1)
  return text.slice(start, isVerb ? end - 2 : end)
}

/** Chinese names that "、" joins, from `start` on: 蔡奇、何立峰、陈吉宁. */
export const listedNamesAt = (text: string, start: number, lexicon: Lexicon): ReadonlyArray<Range> => {
  const names: Array<Range> = []
  for (let from = start; ; ) {
    const name = chineseNameAt(text, from, lexicon)
    if (name === undefined) return names
    const end = from + name.length
    names.push({ start: from, end })
    if (text.charAt(end) !== "、") return names
    from = end + 1
  }
}

/** The Chinese name that "、" joins to what stands at `end`, and that opens a clause or follows "、": 周强、|何厚铧. */
export const listedNameBefore = (text: string, end: number, lexicon: Lexicon): Range | undefined => {
  if (text.charAt(end - 1) !== "、") return undefined
  for (const length of [4, 3, 2]) {
    const start = end - 1 - length
    const isOpen =
      start === 0 ||
      (start > 0 && /(?:[，。；：、]|人士|(?<![自理])由)$/u.test(text.slice(Math.max(0, start - 2), start)))
    if (isOpen && chineseNameAt(text, start, lexicon)?.length === length) return { start, end: end - 1 }
  }
  return undefined
}

/** Three or more names after a colon, and nothing else there: 代表：王国权、赵正洪、周培源等. */
const namesAfterColon = /：((?:\p{Script=Han}{2,4}、){2,}\p{Script=Han}{2,4}?)(?=等(?!级)|[。；]|$)/gu

/** Names that make up a list after a colon. */
export const colonNames = (text: string, lexicon: Lexicon): ReadonlyArray<Range> =>
  matchesOf(text, namesAfterColon).flatMap(({ 1: list = "", index }) => {
    const names = itemsOf(list, index + 1)
    const isName = (one: Range) =>
      (chineseNameAt(text, one.start, lexicon)?.length === one.end - one.start ||
        (one.end - one.start === 4 && lexicon.japaneseSurnames.has(text.slice(one.start, one.start + 2)))) &&
      firstWord(text.slice(one.start, one.end)).length < one.end - one.start
    const isLong = names.filter(({ start, end }) => end - start > 2).length * 2 >= names.length
    return isLong && names.every(isName) ? names : []
  })

/** Two who play together, and who plays against whom: 组合|甲/乙, 最终|甲|4:2战胜|乙. */
const players =
  /(?<=组合|选手|队友|搭档|对手|战胜|击败|负于|不敌|^|[，。、；]|最终)(\p{Script=Han}{2,3})(?:[/／](\p{Script=Han}{2,3})(?=组合|战胜|击败|负于|不敌|[，。、；以]|夺)|(?=\d{1,2}[:：比]\d{1,2}(?:战胜|击败|横扫|不敌|负于)))/gu

/** The names of players. */
export const playerNames = (text: string, lexicon: Lexicon): ReadonlyArray<Range> =>
  /\d[:：比]\d|[/／]/u.test(text)
    ? matchesOf(text, players).flatMap(({ 1: first = "", 2: second, index }) => {
        const names = [{ start: index, end: index + first.length }]
        const start = index + first.length + 1
        if (second !== undefined) names.push({ start, end: start + second.length })
        return names.every(({ start, end }) => beginsWithSurname(text.slice(start, end), lexicon)) ? names : []
      })
    : []

/** Six or more words of names that "、" joins. */
const longRun = /(?:\p{Script=Han}{2,4}、){5,}\p{Script=Han}{2,4}?(?=以及|等|[和及。；，]|$)/gu

/** Names in a long list most of which are surely names: 郭沫若、…、区棠亮、章泽等. */
export const namesInRun = (text: string, lexicon: Lexicon): ReadonlyArray<Range> =>
  (text.split("、").length > 5 ? matchesOf(text, longRun) : []).flatMap(({ 0: list, index }) => {
    const items = itemsOf(list, index)
    const nameOf = ({ start, end }: Range) => text.slice(start, end)
    const isName = (one: Range) => chineseNameAt(text, one.start, lexicon)?.length === one.end - one.start
    const mayBe = (one: Range) =>
      beginsWithSurname(nameOf(one), lexicon) && one.end - one.start < 4 && !bodyEnd.test(nameOf(one))
    return items.filter(isName).length * 4 >= items.length * 3 ? items.filter((one) => isName(one) || mayBe(one)) : []
  })

/** Names before what a roll says of somebody: 高红，女，汉族. */
export const describedNames = (text: string, lexicon: Lexicon): ReadonlyArray<Range> =>
  matchesOf(text, /(?<=^|[。；：])\p{Script=Han}{2,4}(?=，[男女]，)/gu).flatMap(({ 0: name, index }) =>
    beginsWithSurname(name, lexicon) ? [{ start: index, end: index + name.length }] : [],
  )

const officeEndZh = perLexicon(({ officeZh }) => regExp(`(?:${officeZh})$`, "u"))

/** The name in a label of its own paragraph after the body of who speaks: 国务院新闻办新闻局 |寿小丽：. */
export const labelName = (text: string, lexicon: Lexicon): ReadonlyArray<Range> => {
  const [whole, lead = "", name = ""] =
    /^(\p{Script=Han}{3,40}\s+)(\p{Script=Han}{2,4})\s?[：:](?:\s*$|\s?“)/u.exec(text) ?? []
  const isName =
    whole !== undefined &&
    (bodyEnd.test(lead.trimEnd()) || officeEndZh(lexicon).test(lead.trimEnd())) &&
    chineseNameAt(text, lead.length, lexicon) === name
  return isName ? [{ start: lead.length, end: lead.length + name.length }] : []
}

/** Countries by one character: 韩美英 are three. */
const countriesZh = /^[中美英法德俄日韩朝印越苏意]{3}$/u

/** Kinds of places, bodies and things that are named after somebody, or that such characters name. */
const namedSoZh =
  /^(?:[市省县镇乡村路区街山湖河江苑园寺塔桥站港岛湾楼馆庙关营店厂矿案版派军式氏家们型奖杯号牌同]|新区|新片区|新城|开发区|大学|学院|中学|小学|医院|公司|集团|银行|故居|纪念)/u

/** Names without an office whose characters are no words: a common family name and two characters of given names. */
export const unknownNames = (
  text: string,
  { sureNamesZh, sureSurnamesZh, afterNameZh, noNameZh, transcription }: Lexicon,
  known: ReadonlyArray<Range>,
): ReadonlyArray<Range> =>
  sureNamesZh(text).flatMap((start) => {
    const end = start + 3
    const name = text.slice(start, end)
    // 罗诺夫 of 米罗诺夫
    if (Array.from(text.slice(start - 1, end)).every((one) => transcription.has(one))) return []
    const isSure = sureSurnamesZh.has(name.charAt(0)) && !namedSoZh.test(text.slice(end, end + 2))
    if (!isSure && !afterNameZh.test(text.slice(end, end + 4))) return []
    if (noNameZh.test(name) || countriesZh.test(name)) return []
    // The segmenter is costly.
    return isFree({ start, end }, known) && isOfSingles(text, start) ? [{ start, end }] : []
  })

/** What kind of people take the floor, or take part, after the names of some: 李峰、刘云舟|等代表先后发言. */
const andOthers =
  /等(?=(?:全国(?:人大|政协))?(?:代表|委员|常委|同志|专家|学者|院士|教授|嘉宾|企业家|青年)\p{Script=Han}{0,16}?(?:发言|讲话|汇报|围绕|就(?!读)|提出|建议|参加|出席|陪同|表示|说))/gu

/** Names of which a clause makes a list, and that others of their kind join. */
export const namesOfKind = (text: string, lexicon: Lexicon): ReadonlyArray<Range> =>
  matchesOf(text, andOthers).flatMap(({ index }) => {
    const lead = /[\p{Script=Han}、]+$/u.exec(text.slice(0, index))
    const names = lead === null ? [] : listedNamesAt(text, lead.index, lexicon)
    return names.length > 1 && names.at(-1)?.end === index ? names : []
  })

/** Verbs of appointing and removing, and the bodies that an office may begin with where no 为 or 的 parts it from a name. */
export const appointing = "(?:任命|免去|增选|补选|选举|提名|指派|撤销)"
export const officeOfBody = "政协|全国人大|国务院|中共"

const appointed = regExp(`${appointing}(?=[\\p{Script=Han}·（）、]{2,60}(?:[为的]|职务|资格))`, "gu")

const appointedName = regExp(`^([\\p{Script=Han}·]{2,12}?)(?:（[^）]{1,12}）)?(?=[、为的]|${officeOfBody})`, "u")

/** Whom an announcement of appointments names: 任命陆安平为…, 免去秦文涛的…职务, 任命郭海燕（女）、何建国为…. */
export const appointedNames = (text: string, lexicon: Lexicon): ReadonlyArray<Range> =>
  matchesOf(text, appointed).flatMap(({ 0: verb, index }) => {
    const names: Array<Range> = []
    for (let start = index + verb.length; ; ) {
      const { 0: run, 1: name } = appointedName.exec(text.slice(start)) ?? []
      const isName =
        name !== undefined &&
        (name.includes("·") || (name.length < 5 && surnameZh(name, lexicon) !== undefined)) &&
        !lexicon.noNameZh.test(name)
      if (run === undefined || !isName) return names
      names.push({ start, end: start + name.length })
      start += run.length
      if (text.charAt(start) !== "、") return names
      start++
    }
  })

/** The ends of bodies, districts and other words before an office: 江苏省省长, 司法部部长, 现任总理, 常务副市长. */
const notNameEnd =
  /[省市县区州旗盟部委局院会厅处办组团队军党国府行社协联大任副级届位名个前原新女是为当做与的在被由叫]$/u

/** Offices by which people are addressed. */
const addressed =
  /(?:总理|总统|首相|元帅|委员长|外长|大使|公使|参赞|领事|[司局部省市县厅处院校会行]长|书记|主任|主席|委员|将军|教授|博士|先生|女士)$/u

/** The Chinese name that opens a clause at `start`, with an office right after it: 沈牧野部长说, 熊波大使. */
export const nameBeforeOffice = (text: string, start: number, offices: RegExp, lexicon: Lexicon): Range | undefined => {
  const isName = (length: number): boolean => {
    const end = start + length
    const name = text.slice(start, end)
    if (!beginsWithSurname(name, lexicon)) return false
    const office = offices.exec(text.slice(end, end + 8))?.[0]
    // 应外交|部长邀请
    const isInvitation = name.startsWith("应") && /^[^，。；]{0,16}邀请/u.test(text.slice(end))
    // Of two characters only what is no word: 林巴|部长, but not 时任|部长. The segmenter takes 熊波|大使 for one.
    const isEnvoy = /^(?:总领事|大使|公使|参赞)/u.test(office ?? "") && lexicon.shortNameZh.test(name)
    const isWord =
      length === 2 &&
      (!addressed.test(office ?? "") || (!isEnvoy && firstWord(text.slice(start, start + 8)).length > 1))
    return (
      !isInvitation &&
      !isWord &&
      office !== undefined &&
      han.test(name) &&
      name.length === length &&
      (!notNameEnd.test(name) || lexicon.soldierZh.test(name)) &&
      !lexicon.noNameZh.test(name) &&
      !lexicon.isOfficeZh(name.slice(1)) &&
      lexicon.afterNameZh.test(text.slice(end + office.length, end + office.length + 4)) &&
      // 陈总|领事 is 陈|总领事.
      (offices.exec(text.slice(end - 1, end + 8))?.[0].length ?? 0) <= office.length
    )
  }
  const length = [3, 2].find(isName)
  return length === undefined ? undefined : { start, end: start + length }
}

/** What people do in a feature story, right after the name that opens a clause. */
const lives =
  /^(?:说[，：]|介绍[，：说]|告诉(?:记者|我们)|和(?:同事|队友|妻子|丈夫|家人|伙伴|工友|儿子|女儿|村民|徒弟|战友)|带着|带领|一直|每[天年]|从小|也(?:给|有|开始|说|在|是)|还(?:是|在|说|给)|家[里的]|今年\d|是一[名位个]|正在|正忙|开始|笑着|[站坐]在|拿[着起出]|看[着到]|决定|发现|觉得|参加了|[来回]到|走[进到]|的(?:妻子|丈夫|儿子|女儿|母亲|父亲|爱人|家|同事|手|脸|父母)|身上|手里|经常|主动)/u

/** Ends of words for sides, bodies and divisions, and of what people call an elder: 张老师, 王大妈. */
const notPerson = /[方军市县省国队团部局会村镇乡区厂校院]$|大[妈爷叔娘哥姐]$|(?:老师|师傅|阿姨|奶奶|爷爷|叔叔)$/u

const opensClause = /(?<=^|[。！？；，：、“”（）\s])(?=\p{Script=Han}{2})/gu

/** A transcription of two to five characters, as of a name that has no family name: 央金, 索万. */
const isTranscribed = (name: string, { transcription, noTranscribed }: Lexicon): boolean =>
  Array.from(name).every((one) => transcription.has(one)) && !noTranscribed.test(name)

/**
 * Chinese names that a story tells of again and again without an office: three times in all, and at least once (twice
 * where the name has two characters, or is a transcription) at the head of a clause in which somebody does what people
 * do.
 */
export const repeatedNamesZh = (texts: ReadonlyArray<string>, lexicon: Lexicon): ReadonlySet<string> => {
  const deeds = new Map<string, number>()
  for (const text of texts)
    for (const { index } of matchesOf(text, opensClause)) {
      const mayBegin =
        lexicon.transcription.has(text.charAt(index)) || beginsWithSurname(text.slice(index, index + 2), lexicon)
      if (!mayBegin || lexicon.noNameZh.test(text.slice(index, index + 3))) continue
      const length = [3, 2, 4, 5].find((one) => lives.test(text.slice(index + one, index + one + 6)))
      const name = text.slice(index, index + (length ?? 0))
      if (name === "" || !han.test(name) || notPerson.test(name)) continue
      const isFamily = name.length < 4 && surnameZh(name, lexicon) !== undefined
      if (!isFamily && !isTranscribed(name, lexicon)) continue
      if (firstWord(name) !== name && !lexicon.isOfficeZh(name.slice(1))) deeds.set(name, (deeds.get(name) ?? 0) + 1)
    }
  const times = (name: string) => texts.reduce((sum, text) => sum + text.split(name).length - 1, 0)
  const isSure = (name: string, count: number) =>
    count > (name.length === 3 && surnameZh(name, lexicon) !== undefined ? 0 : 1)
  return new Set([...deeds].filter(([name, count]) => isSure(name, count) && times(name) > 2).map(([name]) => name))
}

/** How somebody is called, or whose relative he is, before the name: 他叫|李小龙, 妻子|李娜. */
const called =
  /(?:[他她我]叫|名叫|叫做|(?<=和|偕|携|的)夫人|妻子|丈夫|爱人|儿子|(?<!妇)女儿(?!童)|父亲|母亲|爷爷|奶奶|外公|外婆|姐姐|妹妹|哥哥|弟弟|孙子|孙女|徒弟|搭档|队友|战友|同事|好友|同学|同伴)(?=\p{Script=Han}{2})/gu

/** Names that such words introduce. */
export const calledNames = (text: string, lexicon: Lexicon): ReadonlyArray<Range> =>
  matchesOf(text, called).flatMap(({ 0: words, index }) => listedNamesAt(text, index + words.length, lexicon))

/** Where a sentence or, after few words that say when or by whom, its main clause begins: 当天，|沈牧野率团…. */
const opensMain = /(?<=(?:^|[。！？；”\s])(?:[^，。；：“”、]{1,12}，)?)(?=\p{Script=Han}{3})/gu

/** The name at `start`, Chinese, Japanese or transcribed. */
const nameAt = (text: string, start: number, lexicon: Lexicon): string | undefined => {
  const rest = text.slice(start + 2, start + 42)
  const isJapanese =
    lexicon.japaneseSurnames.has(text.slice(start, start + 2)) &&
    // 铃木汽车 is a firm.
    !/^(?:[县市町村府]|汽车|公司|集团|电[器机气]|银行|重工|化学|制药|食品|工业|商事|物产|建设|财团|证券)/u.test(rest)
  // but not 田中|率团…, 公孙|邀请
  const isRest = lexicon.deedZh.test(rest) || lexicon.metAfterZh.test(rest)
  return [
    isJapanese && han.test(rest.slice(0, 2)) ? text.slice(start, start + 4) : undefined,
    chineseNameAt(text, start, lexicon),
    transcribedNameAt(text, start, lexicon),
  ].find((name) => name !== undefined && name.length > 1 && !(name.length === 4 && isRest))
}

/** Is what a text begins with, of two characters, a name and no word: 穆虹, but not 王室, 李家? */
const isSureOfTwo = (text: string, { sureSurnamesZh }: Lexicon): boolean =>
  sureSurnamesZh.has(text.charAt(0)) &&
  !/[代朝国方家氏某姓队们府侧向]/u.test(text.charAt(1)) &&
  !text.startsWith("韩军") &&
  firstWord(text).length === 1

/** What a guest does besides. */
const guestDoes = /^(?:感谢|欢迎|祝贺|赞赏|高度(?:评价|赞赏)|表示(?:感谢|赞赏|祝贺))/u

/** Names without an office that what the person does or what is done to him shows. */
export const evidentNames = (text: string, lexicon: Lexicon): ReadonlyArray<Range> => {
  const shown = (pattern: RegExp, after: RegExp) =>
    matchesOf(text, pattern).flatMap(({ 0: lead, index }) => {
      const start = index + lead.length
      const name = nameAt(text, start, lexicon)
      const end = start + (name?.length ?? 0)
      if (name?.length === 2 && !isSureOfTwo(text.slice(start, start + 12), lexicon)) return []
      const isShown =
        after.test(text.slice(end, end + 40)) ||
        // 高村正彦|感谢唐家璇…
        (name?.length === 4 &&
          lexicon.japaneseSurnames.has(name.slice(0, 2)) &&
          guestDoes.test(text.slice(end, end + 6)))
      return name !== undefined && isShown ? [{ start, end }] : []
    })
  return [...shown(opensMain, lexicon.deedZh), ...shown(lexicon.metZh, lexicon.metAfterZh)]
}

/** The Chinese name that opens a clause at `start` before 同志: 徐麟同志任…. */
export const comradeAt = (text: string, start: number, lexicon: Lexicon): Range | undefined => {
  const name = chineseNameAt(text, start, lexicon)
  return name !== undefined && text.startsWith("同志", start + name.length)
    ? { start, end: start + name.length }
    : undefined
}

/** The same after who somebody was: 时任副市长的|沈牧野|同志. */
export const comradeNames = (text: string, lexicon: Lexicon): ReadonlyArray<Range> =>
  matchesOf(text, /的(?=\p{Script=Han}{2,3}同志(?!们))/gu).flatMap(
    ({ index }) => comradeAt(text, index + 1, lexicon) ?? [],
  )

/** Characters of no Japanese given name: 二阶|作为首相. */
const noGivenJapanese = /[为任给被将是在说]/u

/** Before a full Japanese name inside a clause. */
const opensJapanese = /(?:^|[，。；：、“（\s由同与和及向对以]|会见|接见|宴请|欢迎|任命)$/u

/** Full Japanese names right before an office or what their holders lead: 大平正芳外相, 由松冈洋子率领的代表团. */
export const japaneseNamesBefore = (
  text: string,
  offices: RegExp,
  { japaneseSurnames, isOfficeZh }: Lexicon,
): ReadonlyArray<Range> =>
  matchesOf(text, offices).flatMap(({ index: end }) => {
    const start = end - 4
    const name = text.slice(Math.max(0, start), end)
    const isName =
      han.test(name) &&
      name.length === 4 &&
      japaneseSurnames.has(name.slice(0, 2)) &&
      !isOfficeZh(name.slice(2)) &&
      !noGivenJapanese.test(name.slice(2))
    return isName && opensJapanese.test(text.slice(Math.max(0, start - 2), start)) ? [{ start, end }] : []
  })

/** A transcribed family name right before an office: 托卡耶夫总统. */
export const transcribedNamesBefore = (
  text: string,
  offices: RegExp,
  lexicon: Lexicon,
): ReadonlyArray<Range & { readonly name: string }> =>
  matchesOf(text, offices).flatMap(({ 0: office, index: end }) => {
    let start = end
    while (lexicon.transcription.has(text.charAt(start - 1)) || text.charAt(start - 1) === "·") start--
    // A short one opens a clause or is one of two, and has no name after it: 去年9月，哈桑总统, 同李强总理和哈桑总统.
    const isOpen = start === 0 || /(?:[，。；：、和同与]|\d[月日])$/u.test(text.slice(Math.max(0, start - 2), start))
    const isLast = transcribedNameAt(text, end + office.length, lexicon) === undefined
    return end - start >= (isOpen && isLast ? 2 : 3) && end - start <= 12
      ? [{ start, end, name: text.slice(start, end) }]
      : []
  })

/** With whom talks are held, after the preposition: 同|阿努廷|举行会谈. */
const talksWith = /(?<=[同与])[^，。；、]{2,12}?(?=举行会[谈晤]|会[谈晤][，。]|通电?话)/gu

/** The number of a monarch: 阿尔贝|二世. */
const numeral = /[一二三四五六七八九十]{1,2}世(?![纪界代])/gu

/** Transcribed names without an office that talks or a monarch's number show. */
export const shownNames = (text: string, lexicon: Lexicon): ReadonlyArray<Range & { readonly name: string }> => {
  const partners = matchesOf(text, talksWith).map(({ 0: name, index: start }) => ({ start, name }))
  const monarchs = matchesOf(text, numeral).map(({ 0: number, index: end }) => {
    let start = end
    while (lexicon.transcription.has(text.charAt(start - 1))) start--
    return { start, name: text.slice(start, end) + number }
  })
  return [
    ...partners.filter(({ name }) => name.length > 2 && transcribedNameAt(`${name}。`, 0, lexicon) === name),
    ...monarchs.filter(({ name }) => /^.{2,8}世$/u.test(name) && name.length > 3),
  ].map(({ start, name }) => ({ start, end: start + name.length, name }))
}

/** Where a transcribed name begins of which a part ends at `end`: 理 of 理查德·尼克松. */
export const dottedStart = (
  text: string,
  end: number,
  { transcription, transcriptionInner, transcriptionDotted, givenNamesZh }: Lexicon,
): number => {
  const given = givenNamesZh.exec(text.slice(Math.max(0, end - 4), end))?.[0]
  if (given !== undefined) return end - given.length
  let start = end
  while (transcriptionDotted.has(text.charAt(start - 1)) || joiner.test(text.charAt(start - 1))) start--
  // 外孙|约翰·伊斯特布鲁克
  if (text.startsWith("外孙", start - 1)) start++
  // 主任|吐尔逊·热合曼
  while (start < end && transcriptionInner.has(text.charAt(start)) && !transcription.has(text.charAt(start))) start++
  return start
}

/** 小 before a transcribed name: 小罗伯特·肯尼迪 has his father's name. */
const junior = /(?<![大中缩微弱短])小$/u

/**
 * Transcribed names of several parts, which a dot joins (外文译名, GB/T 15834): 哈利勒·哈亚. No office need
 * stand before them.
 */
export const dottedNames = (text: string, lexicon: Lexicon): ReadonlyArray<Range & { readonly name: string }> => {
  if (!text.includes("·")) return []
  return matchesOf(text, /(?:(?![和与及])[\p{Script=Han}－-])+(?:·(?:(?![和与及])[\p{Script=Han}－-])+)+/gu).flatMap(
    ({ 0: run, index }) => {
      const dot = index + run.indexOf("·")
      const start = dottedStart(text, dot, lexicon)
      // A dot shows a name so well that it may end with the last character that transcriptions use.
      // 亚当 of 亚当·法拉赫 has characters of other words.
      const isGiven = lexicon.givenNamesZh.test(text.slice(start, dot))
      const from = isGiven ? dot + 1 : start
      const known = transcribedNameAt(text, from, lexicon)
      const rest = isGiven || known?.includes("·") === true ? known : undefined
      const name = text.slice(start, from) + (rest ?? transcribedRun(text, from, lexicon))
      // The rest of a name with a character that the vocabulary does not know: 阿扎姆焦恩·….
      const isRest =
        dot - start === 1 &&
        /^[^\p{P}]{3}$/u.test(text.slice(start - 3, start)) &&
        Array.from(text.slice(start - 3, start - 1)).every((one) => lexicon.transcription.has(one))
      const isThing = namedAfter.test(text.slice(start + name.length, start + name.length + 6))
      const end = start + name.length
      const isName = name.includes("·") && start < dot && end > dot + 2 && text.charAt(start - 1) !== "《"
      if (isThing || isRest || !isName) return []
      const first = junior.test(text.slice(Math.max(0, start - 2), start)) ? start - 1 : start
      return [{ start: first, end, name: text.slice(first, end) }]
    },
  )
}

/** Does a name in Han characters read as one in pinyin? ("周南" and "Zhou Nan") */
export const isPinyinOf = (chinese: string, english: string): boolean =>
  pinyin(chinese, { toneType: "none", type: "array", surname: "head", v: true }).join("").replaceAll("v", "u") ===
  english
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("v", "u")
