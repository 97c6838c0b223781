import { matchesOf, regExp } from "../../core/pattern.ts"
import { overlaps } from "../../core/text.ts"
import type { NormalizedDocument } from "../../normalize/normalize.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import type { Mention, Range } from "../model.ts"
import { byParagraph, isBeforePlace, isReadable, isWithin, mentionOf, surfaceOf } from "../model.ts"
import { scanOf, WordKind } from "../scan.ts"
import { eachOf, eventPatterns } from "./held.ts"
import { calendarWords, eventEntity, noNameZh } from "./model.ts"

/** A meeting of a body by its number. */
const counted =
  "(?:\\d{1,3}(?:st|nd|rd|th)|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth|Eleventh|Twelfth))\\s(?:(?:[Pp]lenary|[Aa]nnual|[Rr]egular|[Mm]inisterial|[Ss]pecial|[Ee]mergency)\\s)?(?:[Mm]eeting|[Ss]ession|[Rr]ound|[Pp]lenary)\\s(?:of|for)\\s(?:the\\s)?(?:\\d{1,3}(?:st|nd|rd|th)\\s)?"

const countedName = regExp(counted, "u")
/** The end of it, which few texts have. */
const countedEnd = /(?:eeting|ession|ound|lenary)\s(?:of|for)\s/u
const isCounted = { test: (text: string): boolean => countedEnd.test(text) && countedName.test(text) }

const eventNames = perLexicon(({ eventNouns, organizationPatterns: { headlineVerb } }) => {
  const capital = `(?!(?:${calendarWords}|The|A|An|In|At|On|And|About|Over|Amid|After|Before|Ahead|Says|Know|Plans|Held|Holds|Hosts|Convenes|Chairs|${headlineVerb})\\b)(?:U\\.S\\.(?:-\\p{Lu}[\\p{L}-]*)?|\\p{Lu}\\p{L}*-U\\.S\\.|(?:\\p{Lu}{2,6}/)?\\p{Lu}[\\p{L}\\p{N}'’&–-]*|\\d{1,2}(?:st|nd|rd|th))`
  const name = `(?!(?:${calendarWords}|Held|${headlineVerb})\\b)\\p{Lu}[\\p{L}’'–-]+`
  const noun = `(?:${eventNouns.proper})`
  const tail = `(?:\\s(?:[Oo]n|of|for|with)(?:\\s(?:the|${capital}|and(?!\\s\\p{Lu}[\\p{L}-]+[’']s\\s)|of|to|in))*\\s${capital}){0,2}(?!\\s(?:Resort|Center|Centre|Hall|Room|Building))`
  return {
    guardZh: regExp(`${eventNouns.zh}|全会|”[^”。]{0,8}活动|大|会晤|周年|新春|新年|国庆`, "u"),
    // The patterns are costly: each is tried where a text has a word that it needs.
    en: [
      // "the ASEAN Regional Forum Senior Officials’ Meeting"
      {
        needs: /Official/,
        pattern: regExp(
          `(?<![\\p{L}\\p{N}])(?:${capital}\\s){1,5}(?:\\(\\p{Lu}{2,8}\\)\\s)?Senior\\sOfficials?[’']?s?\\s[Mm]eeting(?![\\p{L}\\p{N}])`,
          "gu",
        ),
      },
      // "the 2031 Annual Meeting of the World Economic Forum", "National Meeting of Directors of …"
      {
        needs: /Annual|National/,
        pattern: regExp(
          `(?<![\\p{L}\\p{N}])(?:\\d{4}\\s)?(?:Annual|National)\\sMeetings?\\sof\\s(?:the\\s)?${name}(?:\\s(?:(?:and|of|for|on)\\s(?:the\\s)?)?${name})*(?![\\p{L}\\p{N}])`,
          "gu",
        ),
      },
      // "the 61st session of the Human Rights Council"
      {
        needs: isCounted,
        pattern: regExp(
          `(?<![\\p{L}\\p{N}])${counted}${name}(?:\\s${name})*(?:\\s(?:of|on|for|and)(?:\\sthe)?(?:\\s${name})+)*(?:\\s(?:leaders|foreign\\sministers|heads\\sof\\s(?:state|government)))?(?![\\p{L}\\p{N}])`,
          "gu",
        ),
      },
      {
        needs: /(?:)/,
        pattern: regExp(
          `(?<![\\p{L}\\p{N}])(?:${capital}\\s)(?:(?:${capital}|on|of|for|and)\\s){0,6}?(?<!\\s(?:on|of|for|and)\\s)${noun}${tail}(?![\\p{L}\\p{N}])`,
          "gu",
        ),
      },
      {
        needs: /COP|Forum|Summit/,
        pattern: regExp(
          `(?<![\\p{L}\\p{N}])COP ?\\d{1,2}(?:\\s(?:Summit|Conference|Meeting))?(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])(?:Forum|Summit)\\s(?:of|on|for)\\s(?:the\\s)?(?:${capital}\\s)*${capital}(?![\\p{L}\\p{N}]|-\\p{L}|(?<=-\\p{Lu}\\p{L}+)\\s\\p{Ll})`,
          "gu",
        ),
      },
      // "the G20 foreign ministers’ meeting"
      {
        needs: /ministers/,
        pattern: regExp(
          `(?<![\\p{L}\\p{N}])(?:${capital}\\s){1,3}(?:foreign|finance|defen[cs]e|trade|health|energy|economic)\\sministers(?:[’']?\\s(?:meeting|summit|retreat)|[’']\\smeet)(?![\\p{L}])`,
          "gu",
        ),
      },
      // "the APEC Leaders Meeting", "Quad Foreign Ministers’ Meeting"
      {
        needs: /Leaders|Ministers|Heads|Sherpa/,
        pattern: regExp(
          `(?<![\\p{L}\\p{N}])(?:${capital}\\s){1,5}(?:\\(\\p{Lu}{2,8}\\)\\s)?(?:(?:Foreign|Finance|Defen[cs]e|Trade|Energy|Health|Economic)\\s)?(?:Leaders|Ministers|Heads of State|Sherpa)[’']?\\s(?:[Mm]eeting|Meet(?!\\s(?:with|to|for|amid|over|under|again|as)\\b)|Session|Retreat)(?![\\p{L}\\p{N}])`,
          "gu",
        ),
      },
    ],
    zh: [
      // 《港口公约》第十四届缔约方大会
      /《[^《》]{2,16}(?:公约|协定|议定书)》第[一二三四五六七八九十百\d]+[届次](?:缔约方|缔约国)(?:大会|会议)/gu,
      // 庆祝港口总工会成立100周年暨全国劳动模范表彰大会
      /(?:纪念|庆祝)[^，。；：、“”《》\s]{2,40}?周年(?:暨\p{Script=Han}{2,24}?)?(?:大会|招待会|座谈会|音乐会|报告会|升旗仪式|文艺晚会|文艺演出)/gu,
      regExp(
        `(?:(?<!\\d)20\\d{2})?(?:全国)?(?:首届|第?[一二三四五六七八九十百\\d]+[届次]|第[一二三四五六七八九十百\\d]+轮|中央|全国)(?:(?:(?!进行|来到|前往|参加|出席|精神)[\\p{Script=Han}\\d第—–－-]|（\\p{Script=Han}{2,4}）){2,24}?)?(?:(?!(?<=会议)选举)(?:${eventNouns.zh})|全会)(?:第[一二三四五六七八九十百\\d]+次(?:全体)?会议|暨第?\\p{Script=Han}{2,20}?(?:${eventNouns.zh}))?(?!堂|员|期|室|议题)`,
        "gu",
      ),
      /第[一二三四五六七八九十百\d]+(?:届(?:部长级|领导人)?|次(?:部长级|领导人))会晤|(?<=国家领导人|元首|外长|总理|首脑)第[一二三四五六七八九十百\d]+次会晤/gu,
      // 第二届“一带一路”国际合作高峰论坛
      regExp(
        `第[一二三四五六七八九十百\\d]+[届次]“[^“”]{2,30}”(?:\\p{Script=Han}{0,12}?)(?:${eventNouns.zh})(?!堂|员|期|室|议题)`,
        "gu",
      ),
      // “百家平台雄安行”|活动
      /(?<=“)[^“”《》，。；]{4,24}(?=”(?:主题|专题|系列|宣传|交流|文化|推介|体验|采访|志愿服务){0,2}活动(?:今天|昨天|近日|日前|\d|[在于]|举行|启动|开幕|举办|正式))/gu,
      // “摆脱贫困与政党的责任”国际理论研讨会
      /“[^“”]{4,40}”(?:国际|高峰|高级别|高端|高层|专题|学术|理论|青年|媒体|智库|政党|合作){0,4}(?:研讨会|论坛|座谈会|交流会|对话会|研修班|峰会)(?!员|堂)/gu,
      /(?<=出席|参加|举行|举办)(?!庆祝|纪念)[^，。；：、“”《》\s]{2,24}?(?:成立|建交|建校|创刊|诞辰)\d{1,3}周年(?:大会|招待会|座谈会|音乐会|报告会|庆典|庆祝大会|纪念大会)/gu,
      /\d{4}年(?:外国|驻华|各国|\p{Script=Han}{2}官员|\p{Script=Han}{2}使节){0,3}(?:新年|新春|国庆|迎新春)(?:招待会|团拜会|茶话会|音乐会)/gu,
      /(?:\d{4}年?)?世界\p{Script=Han}{2,12}(?:大会|论坛|博览会|运动会)(?:暨\p{Script=Han}{2,20}?(?:会议|大会|论坛|峰会))?/gu,
      /(?<!\d)\d{4}年国际(?:(?![的在将于]|举行|召开)\p{Script=Han}){2,12}(?:大会|论坛|博览会|峰会)(?![员堂期])/gu,
      // 2024中国国际友好城市大会; after 年 only what somebody holds or attends.
      regExp(
        `(?:(?<!\\d)20\\d{2}(?!年)|(?<=(?:(?:举行|召开|举办)的|出席|参加)“?)20\\d{2}年)(?:(?!举行|召开|举办|[的在将于])\\p{Script=Han}|[—－-](?=\\p{Script=Han})){2,24}?(?:大会|论坛|博览会|峰会|年会|对话会|展览会|${eventNouns.festivalsZh})(?![员堂期])`,
        "gu",
      ),
      // 全球人权治理高端论坛, 中国国际友好城市大会, 亚洲文明对话大会
      /(?:(?<!\d)\d{4}年?)?(?:全球|南南|中国国际|亚洲(?!国家|议会|人民))(?:(?![的在和与及为是]|举行|召开)\p{Script=Han}){2,10}(?:大会|论坛|博览会|交易会|峰会)(?![员堂期成组])/gu,
      /中国[—－–-](?:阿拉伯国家|中东欧国家|非洲|拉共体|太平洋岛国|葡语国家)(?:\p{Script=Han}{2,4})?(?:峰会|博览会|论坛|领导人会晤|外长会|部长级会议)(?![员堂期])/gu,
      // 中俄总理第二十八次定期会晤, 中日韩领导人会议
      /中[日俄韩美英法德欧蒙哈印越老柬]{1,2}(?:总理|领导人|外长|首脑)(?:第[一二三四五六七八九十]+次)?(?:定期会晤|会议)(?![室期员])/gu,
      regExp(`(?:${eventNouns.aloneZh})(?![员村馆])|(?<!第)[一二三四五六七八九十]{1,3}运会`, "gu"),
      /中共[一二三四五六七八九]大(?=会址|代表|会议|闭幕|召开|选举|纪念馆|[，。、；以通后前上的])/gu,
      /(?:中共|越共|古共|日共|党的)[一二]?十[一二三四五六七八九]?大(?!会)|[一二]?十[一二三四五六七八九]大(?=以来|报告|精神|闭幕|召开|胜利)/gu,
    ],
  }
})

/** Words before the body whose meeting is counted: 出席|上海合作组织成员国元首理事会第二十五次会议. */
const beforeBodyZh =
  "出席|参加|主持|召开|举行|举办|共同|期间|传达|学习|贯彻|落实|介绍|通过|根据|[在于的了为向到从是就]|(?<!共)[和与及暨](?![平谐])|同(?!盟|体)|对(?!话)"

/** The body at the end of the words before a counted meeting. */
const bodyZh = regExp(
  `(?<=[，。；：、“”（）《》\\s]|${beforeBodyZh})(?:(?!${beforeBodyZh})(?:[\\p{Script=Han}—–－-]|（\\p{Script=Han}{2,4}）)){0,24}(?:委员会|领导小组|理事会|协会|大会|共产党|常委会|议会|政协|人大|机制|对话|组织|联盟|外长|部长|领导人|首脑|总理|论坛|峰会|集团|国家|国务院|政府|政治局|军委|纪委|(?:外事|财经|深改|审计|国安|网信)委)$`,
  "u",
)

/** The congress of a party: "18th CPC National Congress", 中共十八大, 中国共产党第二十次全国代表大会. */
const partyCongress =
  /\b(?:National|Party)\sCongress\b|(?:^.?共|党)(?:第?[一二]?十?[一二三四五六七八九十]?)(?:大|次(?:全国)?代表大会)$/u

/** Is a mention the party in the fixed name of its congress, and so none? */
export const isPartyOfCongress = (mention: Mention, events: ReadonlyArray<Mention>): boolean =>
  mention.entity.type === "organization" &&
  events.some(
    (event) =>
      event.paragraph === mention.paragraph && isWithin(mention, event) && partyCongress.test(surfaceOf(event)),
  )

/** A meeting counted without the body whose it is. */
const bareCount = /^第[一二三四五六七八九十百\d]+次(?:全体)?会议$/u

/** Kinds of events, in capitals, that name none. */
const noName =
  /^(?:White House |Phone |Telephone |Video |Virtual |Joint |Bilateral |Trilateral |Plenary |Opening |Closing |Working |Special |Informal |Annual |First |Second |Third |Fourth |Fifth |\d{1,2}(?:st|nd|rd|th) )*(?:Listening Session|Roundtable|Session|Forum|Conference|Summit|Dialogue|Talks|Games|Symposium|Exhibition|Fair)$/u

/** A place or an organisation at the head of an event is part of its name; anything else that overlaps is something else. */
const isPartOf = (one: Mention, range: Range): boolean =>
  !overlaps(one, range) ||
  (one.entity.type !== "event" &&
    one.entity.type !== "person" &&
    range.start <= one.start &&
    (one.end < range.end || (one.start > range.start && one.end === range.end)))

/** The year with which the name of an event begins: "the |2031 Harbor Summit", but not "in July 2031". */
const ofYear = /(?<=\b(?:the|this|that|its|their)\s)(?:19|20)\d{2}\s$/u

/** What makes a name that of one of many: "another Leaders' Summit". */
const ofSeries = /\b(?:another|any|future|further|similar|such)\s$/u

/** The year before the place with which an event begins, or what joins it to the body that holds it. */
const yearBefore = /\d{4}年$/u
const heldBy = /(?:(?:领导人|部长级)(?:会议)?)?$/u

/** Events in Chinese that begin with the name of a place or a body of states: 成都|世运会, 2025年成都…, 东盟|外长会议, 二十国集团领导人里约热内卢峰会. */
const placedEvents = (
  text: string,
  mentions: ReadonlyArray<Mention>,
  { eventNouns }: Lexicon,
): ReadonlyArray<Range> => {
  if (!eventNouns.placedZh.test(text)) return []
  return mentions.flatMap((place): ReadonlyArray<Range> => {
    if (place.entity.type === "organization") {
      const length = eventNouns.afterBodyZh.exec(text.slice(place.end, place.end + 24))?.[0].length
      // 中国－|海湾阿拉伯国家合作委员会峰会
      const partner = /[－—–-]$/u.test(text.slice(0, place.start))
        ? mentions.find(({ entity, end }) => entity.type === "place" && end === place.start - 1)
        : undefined
      return length === undefined ? [] : [{ start: partner?.start ?? place.start, end: place.end + length }]
    }
    if (place.entity.type !== "place" || isBeforePlace(place, mentions)) return []
    const before = text.slice(Math.max(0, place.start - 8), place.start)
    // 中国—|中亚峰会, 中国—|中东欧国家领导人会晤
    const partner = /[－—–-]$/u.test(before)
      ? mentions.find(({ entity, end }) => entity.type === "place" && end === place.start - 1)
      : undefined
    const after = text.slice(place.end, place.end + 24)
    const rest =
      eventNouns.afterPlaceZh.exec(after) ?? (partner === undefined ? null : eventNouns.afterBodyZh.exec(after))
    if (rest === null) return []
    const year = yearBefore.exec(before)?.[0].length ?? 0
    if (partner !== undefined) return [{ start: partner.start, end: place.end + rest[0].length }]
    const joint = place.start - (heldBy.exec(before)?.[0].length ?? 0)
    const body = mentions.find(({ entity, end }) => entity.type === "organization" && end === joint)
    // 哈尔滨|太阳岛国际雪雕艺术博览会
    const city = mentions.find(({ entity, end }) => entity.type === "place" && end === place.start)
    return [{ start: body?.start ?? city?.start ?? place.start - year, end: place.end + rest[0].length }]
  })
}

/** Events that a document names without telling of them, and those it tells of where it names them again. */
export const namedEvents = (
  document: NormalizedDocument,
  lexicon: Lexicon,
  taken: ReadonlyArray<Mention>,
): ReadonlyArray<Mention> => {
  const at = byParagraph(taken)
  return document.paragraphs.filter(isReadable).flatMap((paragraph) => {
    const { text } = paragraph.reading
    const isChinese = paragraph.language === "zh"
    const inside = at(paragraph)
    const found: Array<Mention> = []
    const isNamed = isChinese
      ? eventNames(lexicon).guardZh.test(text)
      : (scanOf(paragraph, lexicon).kinds & WordKind.event) !== 0 || isCounted.test(text)
    if (!isNamed) return found
    const patterns = isChinese
      ? eventNames(lexicon).zh
      : eventNames(lexicon).en.flatMap(({ needs, pattern }) => (needs.test(text) ? [pattern] : []))
    for (const pattern of patterns) {
      for (const match of matchesOf(text, pattern)) {
        const lead =
          /^(?:(?:Readout|Transcript|Remarks|Statement|Excerpts|Minutes|Summary|Record) (?:of|on|at|from) )?(?:(?:[Tt]he|An?)\s)?/u.exec(
            match[0],
          )?.[0].length ?? 0
        const body = match[0].startsWith("第") ? bodyZh.exec(`\n${text.slice(0, match.index)}`.slice(-32)) : null
        const before = text.slice(Math.max(0, match.index - 20), match.index)
        if (lead === 0 && ofSeries.test(before)) continue
        const year = lead === 0 ? (ofYear.exec(before)?.[0].length ?? 0) : 0
        const first = match.index + lead - (body?.[0].length ?? 0) - year
        // 香港特区|第八届立法会选举
        const area = match[0].startsWith("第")
          ? inside.find(
              ({ entity, start, end }) =>
                entity.type === "place" && end === first && !/[在于到赴]/u.test(text.charAt(start - 1)),
            )
          : undefined
        // "the 20th National Congress of the CPC and the Central Economic Work Conference" are two.
        const { twoEn, twoZh } = eventPatterns(lexicon)
        const from = area?.start ?? first
        const whole = text.slice(from, match.index + match[0].length)
        const ranges = eachOf(whole, isChinese ? twoZh : twoEn).map(({ start, end }) => ({
          start: from + start,
          end: from + end,
        }))
        for (const range of ranges) {
          const name = text.slice(range.start, range.end)
          const isPart = (one: Mention) => isPartOf(one, range)
          if (!inside.every(isPart) || !found.every(isPart)) continue
          if (
            !isCounted.test(name) &&
            /\bMembers of Congress$|^(?:U\.S\. )?Congress\b|(?<!National |Party )Congress$/u.test(name)
          )
            continue
          // "the National People's Congress of China" is a body.
          const isBody = inside.some(
            ({ entity, start, end }) =>
              entity.type === "organization" &&
              start === range.start &&
              /Congress(?:\sof\s.*)?$/u.test(text.slice(start, end)),
          )
          if (isBody) continue
          // "Vice President of the National Congress Rasel Tomé"
          const head = /^[^,]*?(\p{L}+)\sof\s/u.exec(name)?.[1]
          if (head !== undefined && lexicon.isOfficeWord(head)) continue
          const isBare = !/^COP/u.test(name) && (name.split(" ").length < 2 || noName.test(name))
          if (isChinese ? noNameZh.test(match[0]) || bareCount.test(name) : isBare) continue
          const entity = eventEntity({ from: null, to: null }, "named", isChinese ? "zh" : "en", name)
          found.push(mentionOf(paragraph, range, entity, "event-name", "name"))
        }
      }
    }
    for (const range of isChinese ? placedEvents(text, inside, lexicon) : []) {
      const entity = eventEntity({ from: null, to: null }, "named", "zh", text.slice(range.start, range.end))
      if ([...inside, ...found].every((one) => isPartOf(one, range)))
        found.push(mentionOf(paragraph, range, entity, "event-name", "name"))
    }
    return found
  })
}
