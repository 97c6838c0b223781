import { matchesOf, regExp } from "../core/pattern.ts"
import type { Paragraph } from "../normalize/normalize.ts"
import type { Lexicon } from "./lexicon/lexicon.ts"
import { perLexicon } from "./lexicon/lexicon.ts"
import type { Entity, Mention, Range } from "./model.ts"
import { entityNamed, isFree, mentionedAgain, mentionOf, surfaceOf } from "./model.ts"
import { chineseNameAt } from "./persons/chinese-names.ts"
import { scanOf, WordKind } from "./scan.ts"
import { occurrencesOf } from "./words.ts"

/** A city before the country or state it is in: "in Woodside, California". */
const cityBefore =
  /\s(?:in|at|near|from|to|of|outside|visited|[Ee]n\s[Rr]oute)\s((?:St\.\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}),\s$/u

/** The next entry of a list in Chinese, and where such a list says that it is one of places. */
const nextZh =
  /^(?:、|和|与|及|以及)(\p{Script=Han}{2,6}?)(?=[、和与及]|以及|等|[两三四五六七八九]个?(?:地级)?[省市县州])/u
const ofPlacesZh =
  /^(?:等(?:多)?(?:地|城市|城镇|国家|国|省份|村镇|村庄|方向|\d{1,2}[省市县区州国个])|[两三四五六七八九]个?(?:地级)?[省市县州])/u

const isListed = regExp(ofPlacesZh.source.replace("^", ""), "u")

/** The entry of such a list before a place. */
const beforeZh = /(?:^|[\s在对从向于的，。、；])(\p{Script=Han}{2,6})、$/u

/** Transcribed and short names in a list of places, around one that is known: 在|红利曼|、顿涅茨克和|布雷杰|等地. */
const listedPlaces = (
  text: string,
  found: ReadonlyArray<Mention>,
  { transcription, shortDivisions }: Lexicon,
): ReadonlyArray<Range> =>
  isListed.test(text)
    ? found.flatMap(({ entity, start, end }): ReadonlyArray<Range> => {
        if (entity.type !== "place") return []
        const items: Array<Range> = []
        const add = (from: number, name: string) => {
          const range = { start: from, end: from + name.length }
          if (shortDivisions.has(name) || Array.from(name).every((character) => transcription.has(character)))
            items.push(range)
        }
        for (let at = start; ; ) {
          const name = beforeZh.exec(text.slice(Math.max(0, at - 8), at))?.[1]
          if (name === undefined) break
          at -= name.length + 1
          add(at, name)
        }
        for (let at = end; ; ) {
          const match = nextZh.exec(text.slice(at, at + 10))
          if (match === null) return ofPlacesZh.test(text.slice(at, at + 6)) ? items : []
          const { 0: words, 1: name = "" } = match
          at += words.length
          add(at - name.length, name)
        }
      })
    : []

/** What a place in Chinese is called without its kind: 定日 of 定日县. */
const withoutKind = /^(\p{Script=Han}{2,})[县市州旗]$/u

/** What may stand before such a name where it is one. */
const beforeShort = /(?:^|[，。、；：“（\s]|[在从到赴对向由自和与及])$/u

/** Places by their names without the kind, where the document has them with it: 定日、拉孜等7县 after 定日县. */
export const shortPlaces = (
  readable: ReadonlyArray<Paragraph>,
  mentions: ReadonlyArray<Mention>,
  taken: (paragraph: Paragraph) => ReadonlyArray<Range>,
  { placePatterns: { isDivisionWord, afterDivision } }: Lexicon,
): ReadonlyArray<Mention> =>
  mentionedAgain(
    readable.filter(({ language }) => language === "zh"),
    mentions.filter(({ entity, paragraph }) => entity.type === "place" && paragraph.language === "zh"),
    taken,
    (mention) => {
      const name = withoutKind.exec(surfaceOf(mention))?.[1]
      return name === undefined || isDivisionWord(name) ? undefined : name
    },
    (name, { reading: { text } }) =>
      occurrencesOf(name, text).filter(
        ({ start, end }) =>
          beforeShort.test(text.slice(Math.max(0, start - 1), start)) && afterDivision.test(text.slice(end, end + 2)),
      ),
    () => "place-pattern",
  )

/** What a document is that a city or a region has named: 《厦门发展战略》. */
const documentZh =
  /^[^《》]{0,40}?(?:战略|规划|纲要|条例|宣言|意见|办法|公约|协定|议定书|(?<![办方想说看])法)(?:（[^）]{1,16}）)?[》”]/u

/** The rest of the name of a programme after that of a place, without marks. */
const programmeZh = /^\p{Script=Han}{1,8}?(?:发展纲要|规划纲要)/u

/** The short name of a city or county before that of its town: 在|邓州|陶营镇. */
const beforeTown = /(?<=^|[，。、；：“（]|[在到赴])\p{Script=Han}{2}(?=\p{Script=Han}{2}(?:[镇乡]|街道))/gu

/** The same where what follows tells a place: 在|墨脱|举行, |泸定|发生5.2级地震. */
const beforeDeed =
  /(?<=^|[，。、；：（“]|[在于])\p{Script=Han}{2}(?=发生(?:[\d了]|一[起次]|\p{Script=Han}{0,3}地震)|县城|市区|城区|境内|举行|召开|举办)/gu

/** A way from one place to another: 宝鸡至|中卫|铁路. */
const route =
  /(?<=(\p{Script=Han}{2,3})至)(\p{Script=Han}{2,3}?)(?=段|的?(?:高速)?(?:铁路|公路)|的?高[铁速]|特高压|(?:快速|国际)班列|航线)/gu

/** The short names of cities and counties at the ends of such a way, where both ends are places. */
const routeEnds = (text: string, found: ReadonlyArray<Mention>, { shortDivisions }: Lexicon): ReadonlyArray<Range> => {
  if (!text.includes("至")) return []
  const isPlace = (start: number, end: number) =>
    found.some((one) => one.entity.type === "place" && one.start === start && one.end === end)
  return matchesOf(text, route).flatMap(({ 1: before = "", 2: to = "", index }): ReadonlyArray<Range> => {
    const end = { start: index, end: index + to.length }
    const from = [before, before.slice(1)].find(
      (name) => shortDivisions.has(name) || isPlace(index - 1 - name.length, index - 1),
    )
    if (from === undefined || !(shortDivisions.has(to) || isPlace(end.start, end.end))) return []
    return [{ start: index - 1 - from.length, end: index - 1 }, end]
  })
}

/** Does a name stand within the title of a document or a work, in its marks, and is not all of it (《人民日报》)? */
const inTitleZh = (text: string, start: number, end: number): boolean =>
  /《[^《》]{0,60}$/u.test(text.slice(Math.max(0, start - 61), start)) &&
  /^[^《》]{0,60}》/u.test(text.slice(end, end + 61)) &&
  !(text.charAt(start - 1) === "《" && text.charAt(end) === "》")

/** What makes a body's name the beginning of a document's: "United Nations |Convention on the Law of the Sea". */
const ofBody =
  /^\s(?:(?:\p{Lu}[\p{L}-]+|of|the|on|for)\s){0,6}?(?:Charter|Convention(?!\sCent)|Outlook|Consensus|Declaration|Treaty|Protocol)(?!\p{L})|^(?:\s\p{Lu}[\p{L}-]+){0,4}\s(?:Act|Directive|Agenda|Agreement|Accords?|Compact|Pact|Concept|Roadmap|(?:Green|New)\sDeal)(?!\p{L})/u

/** The same after a place, or after the first of two: "U.S.|-Caribbean Partnership to Address …", "U.S.|-Japan Space Agreement". */
const ofPlaces =
  /^(?:\s?[-‑–]\s?\p{Lu}[\p{L}.]+)?(?:\sPartnership\s(?:to|for|on)\s\p{Lu}|(?:\s\p{Lu}[\p{L}-]+){0,4}\s(?:Agreement|Treaty|Accords?|Pact|Compact|Convention(?!\sCent))(?!\p{L}))/u

/** Is a city or a region part of the name of a document or a programme: Los Angeles of "Los Angeles Declaration"? */
export const isInDocument = (
  { paragraph, entity, start, end }: Mention,
  { isCountry, placePatterns }: Lexicon,
): boolean => {
  const { text } = paragraph.reading
  const isEnglish = paragraph.language === "en"
  if (isEnglish && entity.type === "organization") return ofBody.test(text.slice(end, end + 80))
  if (isEnglish && entity.type === "place" && ofPlaces.test(text.slice(end, end + 80))) return true
  // 中国|妇女发展纲要, 第32届中国|电视金鹰奖
  if (!isEnglish && entity.type === "place" && programmeZh.test(text.slice(end, end + 14))) return true
  if (!isEnglish && text.charAt(start - 1) === "届" && /^\p{Script=Han}{2,8}?奖/u.test(text.slice(end, end + 9)))
    return true
  // 《中华人民共和国和…关于建立战略伙伴关系的联合声明》
  const isOfTitle = entity.type === "place" || entity.type === "organization"
  if (!isEnglish && isOfTitle && inTitleZh(text, start, end)) return true
  // "Investing in America agenda"
  const isState = isCountry(entity.id) && text.slice(start, end) !== "America"
  if (entity.type !== "place" || isState) return false
  if (isEnglish)
    return (
      placePatterns.documentOf.test(text.slice(Math.max(0, start - 24), start)) ||
      placePatterns.document.test(text.slice(end, end + 60))
    )
  return (
    /[《“][^《》“”]{0,40}$/u.test(text.slice(Math.max(0, start - 41), start)) &&
    documentZh.test(text.slice(end, end + 60))
  )
}

/** Places that a kind of place ends; in Chinese after another place, or after a transcribed name. */
export const madePlaces = (
  paragraph: Paragraph,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): ReadonlyArray<Mention> => {
  const { placePatterns, divisionIn, isOfficeWord, isBodyWord, isNoName, isGivenName, isCountry } = lexicon
  const { text } = paragraph.reading
  const made: Array<Mention> = []
  const isOpen = (range: Range) => isFree(range, [...found, ...made])
  const make = (start: number, end: number) => {
    const name = text.slice(start, end)
    const entity = lexicon.shortDivisions.get(name) ?? entityNamed("place", name, paragraph.language === "zh")
    made.push(mentionOf(paragraph, { start, end }, entity, "place-pattern", "name"))
    return end
  }
  if (paragraph.language === "en") {
    const isTitle = (word: string) => isOfficeWord(word) || isBodyWord(word) || isNoName(word)
    const inStates = matchesOf(text, placePatterns.state)
    for (const { 0: name, index } of inStates.length > 0 ? matchesOf(text, placePatterns.inState) : []) {
      const range = { start: index, end: index + name.length }
      // "Keith Ellison, MN" is a person.
      const [first = "", family] = name.split(" ")
      const isPerson = (family !== undefined && isGivenName(first)) || name.split(" ").some(isTitle)
      const lead = text.slice(Math.max(0, index - 12), index)
      const isPlace =
        (lead === "" && paragraph.role === "list" && /^,\s\S{2,4}$/u.test(text.slice(range.end))) ||
        /(?:(?<!\b\p{Lu}{2}), |\(|\b(?:in|of|at|from|near|to|outside) |& )$/u.test(lead)
      if (isPlace && !isPerson && isFree(range, found)) make(range.start, range.end)
    }
    for (const { 0: words, 1: short = "", index } of inStates) {
      const state = placePatterns.byAbbreviation.get(short)
      const range = { start: index + words.length - short.length, end: index + words.length }
      const isAfterCity = [...found, ...made].some(({ entity, end }) => entity.type === "place" && end === index)
      if (state !== undefined && isAfterCity && isOpen(range))
        made.push(mentionOf(paragraph, range, state, "vocabulary", "vocabulary"))
    }
    for (const { start, end } of found.filter(({ entity }) => entity.type === "place")) {
      if (text.charAt(start - 2) !== ",") continue
      const name = cityBefore.exec(text.slice(Math.max(0, start - 60), start))?.[1]
      const range = { start: start - 2 - (name?.length ?? 0), end: start - 2 }
      const isOffice = name?.split(" ").some(isTitle)
      if (
        name === undefined ||
        isOffice === true ||
        !/^(?:[,.;:)]|$|\s(?:on|to|for|where|with|and|in|from|at|during|after|that|who|which|\p{Ll}+ed)\s)/u.test(
          text.slice(end, end + 20),
        )
      )
        continue
      if (isOpen(range)) make(range.start, range.end)
    }
    if ((scanOf(paragraph, lexicon).kinds & WordKind.place) === 0) return made
    for (const { 0: name, index } of matchesOf(text, placePatterns.en)) {
      const range = { start: index, end: index + name.length }
      if (isFree(range, found)) make(range.start, range.end)
    }
    return made
  }
  const alone = matchesOf(text, beforeDeed).filter(({ 0: name }) => !placePatterns.isWordAlone(name))
  const bare = [...matchesOf(text, beforeTown), ...alone].flatMap(({ 0: name, index }): ReadonlyArray<Mention> => {
    const entity = lexicon.shortDivisions.get(name)
    const range = { start: index, end: index + name.length }
    return entity === undefined || !isOpen(range)
      ? []
      : [mentionOf(paragraph, range, entity, "vocabulary", "vocabulary")]
  })
  made.push(...bare)
  for (const one of [...found, ...bare]) {
    if (one.entity.type !== "place") continue
    const division = divisionIn(one.entity.nameZh ?? "", text.slice(one.end, one.end + 16))
    // 北京|海淀、|昌平、|顺义
    for (let next = division, from = one.end; next !== undefined; ) {
      const range = { start: from, end: from + next.length }
      if (!isOpen(range)) break
      made.push(mentionOf(paragraph, range, next.entity, "vocabulary", "vocabulary"))
      from = range.end + 1
      next =
        text.charAt(range.end) === "、" ? divisionIn(one.entity.nameZh ?? "", text.slice(from, from + 16)) : undefined
    }
    for (let end = one.end + (division?.length ?? 0); ; ) {
      const length = placePatterns.part.exec(text.slice(end, end + 8))?.[0].length
      if (length === undefined || !isOpen({ start: end, end: end + length })) break
      end = make(end, end + length)
    }
    const window = text.slice(one.end, one.end + 16)
    const site = placePatterns.siteKind.test(window) ? placePatterns.site.exec(window)?.[0].length : undefined
    if (site === undefined) continue
    const whole = { start: one.start, end: one.end + site }
    // 以色列机场 is any airport there, 亚太自贸区 an agreement.
    const isWide = isCountry(one.entity.id) || /(?:洲|亚太|洋)$/u.test(text.slice(one.start, one.end))
    const isAny = isWide && placePatterns.bareSite.test(text.slice(one.end, whole.end))
    // A site may be known without the place: 北京|人民大会堂.
    const isOwn = [...found, ...made].some(
      ({ entity, start, end }) =>
        entity.type === "place" && start >= one.end && start < whole.end && (start === one.end || end >= whole.end),
    )
    if (!isAny && !isOwn && isFree(whole, made)) make(whole.start, whole.end)
  }
  for (const { pattern, guard } of placePatterns.zh)
    for (const { 0: name, index } of guard.test(text) ? matchesOf(text, pattern) : [])
      if (isOpen({ start: index, end: index + name.length })) make(index, index + name.length)
  for (const range of routeEnds(text, [...found, ...made], lexicon)) if (isOpen(range)) make(range.start, range.end)
  for (const range of listedPlaces(text, [...found, ...made], lexicon)) if (isOpen(range)) make(range.start, range.end)
  for (const { 0: name, index } of placePatterns.hasTranscribed(text)
    ? matchesOf(text, placePatterns.transcribed)
    : []) {
    const range = { start: index, end: index + name.length }
    if (isOpen(range)) make(range.start, range.end)
  }
  return made
}

/** What a country is, before its name: "Kingdom of", "Islamic Republic of the". */
const realm =
  /(?<![\p{L}])(?:(?:People[’']s\s|Islamic\s|Arab\s|Socialist\s|Federal\s|Federative\s|United\s|Bolivarian\s|Oriental\s|Co[-‐‑]?operative\s|Democratic\s|Hashemite\s)*(?:Republic|Kingdom)|Commonwealth|Sultanate|Principality|Grand\sDuchy|Plurinational\sState)\sof\s(?:[Tt]he\s)?$/u

/** The same in Chinese, after the name; 联邦 and 国 begin other words too: 瑞士|联邦法院, 以色列|国防部. */
const realmZh =
  /^(?:人民|民主|联邦|社会主义|伊斯兰|玻利瓦尔|哈希姆|东岸|合作)*(?:共和国|王国|合众国|大公国|联盟(?=总统)|国(?=内阁|国旗|政府|国会|天皇|国王)|(?:独立国|联邦|国)(?=埃米尔|总统|总理|首相|元首|外长|外交|副|驻|与|和|大使|代表团|[，。、]|$))/u

/** The kind of a division right after its name: Okinawa| Prefecture. */
const division = /^\s(?:Province|Prefecture|Governorate|Oblast)(?![\p{L}])/u

/** A country by its full name: "the Kingdom of Saudi Arabia", 缅甸联邦共和国. */
export const withRealm = (mention: Mention, { isCountry }: Lexicon): Mention => {
  const { paragraph, entity, start, end } = mention
  if (paragraph.language === "zh" && isCountry(entity.id)) {
    const length = realmZh.exec(paragraph.reading.text.slice(end, end + 16))?.[0].length ?? 0
    return { ...mention, end: end + length }
  }
  if (paragraph.language !== "en") return mention
  const kind = isCountry(entity.id) ? null : division.exec(paragraph.reading.text.slice(end, end + 14))
  if (kind !== null) return { ...mention, end: end + kind[0].length }
  const length = realm.exec(paragraph.reading.text.slice(Math.max(0, start - 60), start))?.[0].length ?? 0
  return length === 0 ? mention : { ...mention, start: start - length }
}

/** Which of several places with one name a document means, where its other words tell; else the name is all that is known. */
export const placesMeant = (
  mentions: ReadonlyArray<Mention>,
  paragraphs: ReadonlyArray<Paragraph>,
  { senses }: Lexicon,
): ReadonlyArray<Mention> => {
  const meant = new Map<string, Entity>()
  for (const id of new Set(mentions.map(({ entity }) => entity.id))) {
    const likely = senses.get(id)?.filter(({ words }) => paragraphs.some(({ reading }) => words.test(reading.text)))
    if (likely?.length === 1 && likely[0] !== undefined) meant.set(id, likely[0].entity)
  }
  return meant.size === 0
    ? mentions
    : mentions.map((mention) => ({ ...mention, entity: meant.get(mention.entity.id) ?? mention.entity }))
}

/** Where a person's name begins in Chinese: right after an office, but not after that of a province, 湖南省长沙市. */
const afterOffice = perLexicon(({ officeZh }) => regExp(`(?<!省)${officeZh}$`, "u"))

/** An office of a body right before a name. */
const listedOffice = perLexicon(({ officeZh }) => regExp(`[部委院局会厅]${officeZh}$`, "u"))

/** Is the name of a place part of a person's after an office: 贝伦 of 首相范德贝伦, 长沙 of 外长沙利文? */
const isInPerson = ({ paragraph, start, end }: Mention, lexicon: Lexicon): boolean => {
  const { text } = paragraph.reading
  // 文化部负责人|华山，
  const isListed = end - start === 2 && lexicon.surnames.has(text.charAt(start)) && /^[，、]/u.test(text.slice(end))
  if (isListed && listedOffice(lexicon).test(text.slice(Math.max(0, start - 12), start))) return true
  // 外交部长|科隆|纳
  const name = Array.from(text.slice(start, end + 1))
  const goesOn = name.length > end - start && name.every((one) => lexicon.transcription.has(one))
  if (goesOn && afterOffice(lexicon).test(text.slice(Math.max(0, start - 8), start))) return true
  if (lexicon.isOfficeZh(text.slice(start - 1, start + 1)) && text.charAt(start - 2) !== "省")
    // 农林部长|沙风率领, but 部长沙市
    return (
      lexicon.transcription.has(text.charAt(start + 2)) ||
      (!/[市县]/u.test(text.charAt(start + 2)) && chineseNameAt(text, start + 1, lexicon, true) !== undefined)
    )
  let from = start
  while (lexicon.transcriptionInner.has(text.charAt(from - 1))) from--
  return from < start && afterOffice(lexicon).test(text.slice(Math.max(0, from - 8), from))
}

/**
 * A place in Chinese with the kind that follows its transcribed name (库尔斯克州); none where the name is within a
 * longer one (拉马拉 in 维克拉马拉特纳).
 */
export const transcribedPlace = (mention: Mention, lexicon: Lexicon): ReadonlyArray<Mention> => {
  const { transcription, placePatterns } = lexicon
  const { paragraph, start, end } = mention
  const { text } = paragraph.reading
  if (paragraph.language !== "zh") return [mention]
  if (isInPerson(mention, lexicon)) return []
  // 人民大会堂|新疆厅 is a hall.
  if (/^厅(?![长级局])/u.test(text.slice(end))) return []
  const isTranscribed = Array.from(text.slice(start, end)).every((one) => transcription.has(one))
  if (!isTranscribed && end - start < 3) return [mention]
  // 萨赫勒 of 萨赫勒-沃克
  if (isTranscribed && text.charAt(end) === "-") return []
  const isWithin = transcription.has(text.charAt(start - 1)) && transcription.has(text.charAt(end))
  if (isTranscribed && isWithin && end - start < 4) return []
  // 马里兰州|州务卿: the second is the office's.
  const isOfficial = text.charAt(end) === text.charAt(end - 1)
  const kind = isOfficial ? 0 : (placePatterns.kindAfter.exec(text.slice(end, end + 8))?.[0].length ?? 0)
  // 北|达尔富尔|州
  const isPart = kind > 0 && /(?<![以之往向东西南北华])[东西南北]$/u.test(text.slice(Math.max(0, start - 2), start))
  const range = { start: isPart ? start - 1 : start, end: end + kind }
  const entity = isPart ? entityNamed("place", text.slice(range.start, range.end), true) : mention.entity
  return [{ ...mention, ...range, entity }]
}
