import { hasIdeographs } from "../../core/characters.ts"
import { matchesOf, regExp } from "../../core/pattern.ts"
import { uniqueBy } from "../../core/unique.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Holder } from "../holders.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import { perLexicon } from "../lexicon/lexicon.ts"
import { listsOf } from "../lists.ts"
import type { Entity, Mention, Range, RuleId } from "../model.ts"
import { isFree, isWithin, mentionOf, personNamed, surfaceOf } from "../model.ts"
import { perParagraph, scanOf, scanText } from "../scan.ts"
import { sentencesOf } from "../sentences.ts"
import { answerers, isStandingLabel, nameInCapitals, turnLabel } from "../turns.ts"
import { capitalWords, doesSomething, occurrencesOf } from "../words.ts"
import {
  appointedNames,
  appointing,
  calledNames,
  chineseNameAt,
  colonNames,
  comradeAt,
  comradeNames,
  describedNames,
  dottedNames,
  dottedStart,
  envoyNameAt,
  evidentNames,
  isPinyinOf,
  japaneseNamesBefore,
  labelName,
  listedNameBefore,
  listedNamesAt,
  longNameAt,
  nameBeforeOffice,
  namesInRun,
  namesOfKind,
  playerNames,
  repeatedNamesZh,
  shownNames,
  surnameZh,
  transcribedNameAt,
  transcribedNamesBefore,
  unknownNames,
} from "./chinese-names.ts"
import {
  affiliatedNames,
  appositionNames,
  areasIn,
  delegateNames,
  entryName,
  enumeratedNames,
  familyFirstNames,
  givenNames,
  isNamedAfter,
  joinedName,
  namesEndingIn,
  pinyinNames,
  titledNames,
  titlesIn,
  withoutFamilyName,
} from "./english-names.ts"
import { arabicArticle, isParticled, Persons, withinSentence } from "./known-persons.ts"
import { officePatterns, rankZh } from "./offices.ts"

/** Is a word no part of a longer name or word? */
const standsAlone = (text: string, start: number, end: number): boolean =>
  !/[\p{L}\p{M}.'’-]$|(?!(?:Besides|Like|Unlike|Asked|Both|While|When|After|Before|But|And|With|For|To|From|By|Meanwhile|Also) $)(?<!\p{L})\p{Lu}\p{L}+ $/u.test(
    text.slice(Math.max(0, start - 30), start),
  ) && !/^(?:[\p{L}\p{M}-]| \p{Lu})/u.test(text.slice(end, end + 2))

/** Does a word in capitals stand within a sentence, and mean no people or dynasty: "Vance asked Han to stay"? */
const isInside = (text: string, start: number, end: number): boolean =>
  /(?<!\b[Tt]he)(?<=\p{Ll},?)\s$/u.test(text.slice(Math.max(0, start - 12), start)) &&
  !/^\s(?:dynasty|people|ethnic|nationality|\p{Lu})/u.test(text.slice(end, end + 16))

/** Who somebody is, after a comma: "Han, |also a member of …", "Zhang, |chairman of …". */
const apposed = perLexicon(({ smallHead }) => regExp(`^,\\s(?:also|who|(?:\\p{Ll}+[\\s-]){0,2}${smallHead})\\s`, "u"))

/** What a name stands for that names a government: "the Trump |Administration", "Trump’s |second administration". */
const ofGovernment = /^(?:[’']s)?\s(?:\p{L}+\s)?(?:[Aa]dministration|[Gg]overnment|[Ww]hite House)\b/u

/** The name in its own alphabet, in brackets after one in Chinese: 伯恩斯（Nicholas Burns）. */
const latinForm = /^(（|\()(\p{Lu}[\p{L}\p{M}.’'-]*(?:\s(?:\p{Ll}{2,3}\s)?\p{Lu}[\p{L}\p{M}.’'-]*){1,4})[）)]/u

/** The same in an English text: Lin Chia-lung (林佳龍). */
const hanForm = /^(\s[(（])(\p{Script=Han}{2,4})[)）]/u

/** The Arabic article that ends right before the capital of its name. */
const articleBefore = regExp(`(?<!\\p{L})${arabicArticle}$`, "u")

/** A family name that may stand for a person without a given name. */
const aloneName = /^\p{Lu}[\p{L}’'-]{3,}$/u

const officesIn = perParagraph((text, { officesZh }) => officesZh(text))

/** Where a name before an office may begin. */
const opensName =
  /^[—\s]*|[。；，：、]|(?<=\p{Script=Han})[,;:]|(?<=\p{Script=Han})[对向由同与](?=\p{Script=Han})|(?<=[部室会办处司局院所]|委员)的|我[会省市县区校院]|(?<=^|[，。；])以|邀请|感谢|祝贺|接替|代表|[会接]见|看望|拜[会访]|(?<=[长任记席理使员授])[和及]/gu

/** All that a sentence says of those who were there: 肖捷|出席。 */
const presentZh =
  /^(?:等)?(?:出席|参加|陪同|列席)(?:了)?(?:会见|会谈|会议|调研|考察|座谈会?|仪式|(?:上述|有关|相关)?活动)?[。\s]*$/u

/** What only a person's name follows: 今年56岁的, 参加会见的有. */
const beforeNameZh =
  /(?:\d岁的|名叫|和(?=(?:(?!的)\p{Script=Han}){3}同志(?!们))|(?<=\p{Script=Han}{2})夫人(?=\p{Script=Han}{2,3}(?:[、，。；和与在参出共同访抵陪]))|(?<=^|[，。；])据(?=\p{Script=Han}{2,3}(?:介绍|透露|回忆))|(?<=^|[，。；])在(?=\p{Script=Han}{2,3}(?:看来|的(?:带领|指导|帮助)下))|(?<=^|[，。；])以(?=\p{Script=Han}{2,3}为代表的)|(?:参加|出席|陪同|在座)(?:会[见谈议]|活动|上述活动|座谈会?|宴会|招待会|仪式|论坛|大会|晚会)?的(?:\p{Script=Han}{2,4})?(?:还)?有(?!有?关))/gu

/** What only a person's name precedes: 沈牧野，男，汉族 or 沈牧野，1962年生. */
const descriptionZh =
  /^(?:，(?:[男女]，|(?:\d{4}年)?(?:\d{1,2}月)?(?:出)?生)|是(?:一[名位]|该[村校县厂]|[^，。；]{2,20}(?:局长|主任|书记|村长|院长|校长|经理|工程师|教师|医生|队长|负责人|党员|厂长|站长|厨师|司机)[，。])|家住|和(?:同事|队友|妻子|丈夫|家人|伙伴|战友|队员|工友|学生)们?)/u

/** 在参加小组讨论时说， after a name. */
const saysAtZh = /^在[^，。；]{2,30}时(?:说|表示|指出|强调|认为)，/u

/** An office right before a name in Chinese, and right after it. */
export const besideZh = perLexicon(({ officeZh }) => ({
  before: regExp(`${officeZh}$`, "u"),
  after: regExp(`^${officeZh}`, "u"),
  /** An office or a form of address. */
  address: regExp(`^(?:${officeZh}|先生|女士|博士)`, "u"),
}))

/** Family names that are the ends of other words. */
const notFamilyZh =
  /(?:[上本下每这那一二两三四五六七八九十几数]周|[担责就现原历胜]任|[国女君亲天]王|[最更]高|[双对各己官]方|[今去明近]年)$/u

/** Offices that follow a family name as a form of address. */
const addressZh =
  /(?:副?总统|副?总理|副?首相|副?主席|国王|王储|亲王|副?外长|部长|大臣|副?议长|总书记|秘书长|总干事|大使|公使|代办|团长|总督|州长|市长|省长|司令|将军|先生|女士)/gu

/** The end of an office by which its holder is addressed: 李|书记. */
const addressedAs =
  /(?:书记|主席|[会校院所司局处部市省县区社州镇乡]长|理事长|秘书长|董事长|总裁|总经理|总监|主任|大使|总领事|参赞|教授|司令|政委)$/u

/** What follows a full Japanese name: offices of Japan as well, and what its holder leads. */
const afterJapanese = regExp(
  `${addressZh.source}|(?:外|防卫|财务|法务)相|知事|社长|会长|议员|议长|干事长|率领|一行|夫妇`,
  "gu",
)

/** A name of two or three characters after 的, and that he speaks. */
const saysNext = /^的\p{Script=Han}{2,3}(?:说[，：]|表示|指出|强调|认为)/u

/** Does a name open a clause in which somebody speaks? */
const opensStatement = (text: string, { start, end }: Range): boolean =>
  (start === 0 || /[。；，\s]/u.test(text.charAt(start - 1))) &&
  /^(?:表示|说[，：]|指出|强调|认为|重申|介绍|对此|感谢|祝贺|欢迎|完全赞同)/u.test(text.slice(end, end + 6))

/** Finds the persons of a document, paragraph by paragraph, and then again by the forms it has learnt. */
export class PersonFinder {
  private readonly byParagraph = new Map<Paragraph, Array<Mention>>()
  readonly persons: Persons
  private readonly lexicon: Lexicon
  private readonly english: ReadonlyArray<Paragraph>

  constructor(lexicon: Lexicon, paragraphs: ReadonlyArray<Paragraph>) {
    this.lexicon = lexicon
    this.english = paragraphs.filter(({ language }) => language === "en")
    this.persons = new Persons(lexicon)
  }

  add(paragraph: Paragraph, range: Range, entity: Entity, rule: RuleId): void {
    const { start, end } = range
    const known = this.persons.add(paragraph.reading.text.slice(start, end), entity)
    this.put(paragraph, range, known, rule, rule === "vocabulary" ? "vocabulary" : "name")
  }

  of(paragraph: Paragraph): ReadonlyArray<Mention> {
    return this.byParagraph.get(paragraph) ?? []
  }

  /** Offices that the title of the document names, with their holders. */
  readonly titleHolders: Array<Holder> = []

  private title = ""

  /** Names that the document gives to areas, with which no person is meant: "Lao Cai". */
  private areas: ReadonlySet<string> | undefined

  /** Learns the persons that a title names; a title of the metadata is no paragraph to have mentions. */
  learn(title: string): void {
    const { names } = this.lexicon
    this.title = title
    for (const { value, start, end } of names.find(title))
      if (value?.type === "person") this.persons.add(title.slice(start, end), value)
    const titles = titlesIn(title, scanText(title, this.lexicon).titles, this.lexicon)
    for (const { name } of titledNames(title, titles, this.lexicon, []))
      if (name.includes(" ")) this.persons.add(name, this.personOf(name))
    const { before } = officePatterns(this.lexicon)
    const byPlace = this.persons
      .all()
      .map(([form, entity]) => ({ start: title.indexOf(form), entity }))
      .toSorted((a, b) => a.start - b.start)
    for (const { start, entity } of byPlace) {
      const office = start < 0 ? undefined : before(title.slice(0, start))?.[1]
      if (office !== undefined) this.titleHolders.push({ office, entity, inTitle: true })
    }
  }

  /** Learns the reporters that the byline or the dateline names. */
  learnAuthors(authors: ReadonlyArray<string>): void {
    for (const author of authors) {
      const isChinese = /\p{Script=Han}/u.test(author)
      const [known] = isChinese ? [] : pinyinNames(author, capitalWords(author), this.lexicon, [])
      const isName = isChinese
        ? author.includes("·") ||
          (/^\p{Script=Han}{2,4}$/u.test(author) && surnameZh(author, this.lexicon) !== undefined)
        : /^\p{Lu}\p{L}+(?:\s\p{Lu}[\p{L}.]*){1,3}$/u.test(author) &&
          !/\b(?:News|Agency|Digest|Daily|Press|Staff|Editor|Ministry|Office|Department)\b/u.test(author)
      if (isName) {
        this.persons.add(author, known?.entity ?? personNamed(isChinese ? null : author, isChinese ? author : null))
      }
    }
  }

  /**
   * Family names that look like pronouns, of persons whom the document names in full: "Vice Premier He", and where "He"
   * stands within a sentence or before who he is, "He, also a member of …".
   */
  private pronounLike(paragraph: Paragraph, known: () => ReadonlyArray<Range>): void {
    const { text } = paragraph.reading
    for (const name of ["He", "She", "You", "So"]) {
      const entity = this.persons.bySurname(name)
      if (entity === undefined) continue
      for (const range of occurrencesOf(name, text)) {
        const before = text.slice(Math.max(0, range.start - 8), range.start)
        const after = text.slice(range.end, range.end + 60)
        if (/[\p{L}\p{M}]$/u.test(before) || /^[\p{L}\p{M}]|^ \p{Lu}/u.test(after)) continue
        const isTitled = this.isAfterTitle(paragraph, range.start)
        const isNamed = name === "He" && (/\p{Ll},?\s$/u.test(before) || apposed(this.lexicon).test(after))
        if ((isTitled || isNamed) && isFree(range, known()))
          this.put(paragraph, range, entity, "family-name", "document")
      }
    }
  }

  /** Full names: pinyin, after a title, or after a Chinese office. */
  fullNames(paragraph: Paragraph, taken: ReadonlyArray<Mention>): void {
    const { text } = paragraph.reading
    if (paragraph.language === "zh") {
      for (const office of officesIn(paragraph, this.lexicon)) {
        const { end } = office
        // 曾任大使的|吴思田说
        // 校长（院长）|陈希
        const isSecond = text.charAt(end) === "）" && text.charAt(office.start - 1) === "（"
        const isLabel = text.charAt(end) === " " && isStandingLabel(text)
        const start =
          isSecond || isLabel || (text.charAt(end) === "的" && saysNext.test(text.slice(end, end + 8)))
            ? end + 1
            : end + (heldAs.exec(text.slice(end, end + 8))?.[0].length ?? 0)
        // 苏丹 is a country before it is a title.
        if (
          !isFree(
            office,
            taken.filter((one) => one.end === end),
          )
        )
          continue
        // 处长|叶夫根尼·库兹涅佐夫 is none of the family 叶.
        const chinese = beforeDot.test(text.slice(start, start + 7))
          ? undefined
          : (longNameAt(text, start, this.lexicon) ?? chineseNameAt(text, start, this.lexicon, true))
        const found = chinese ?? transcribedNameAt(text, start, this.lexicon) ?? envoyNameAt(text, start, this.lexicon)
        if (found === undefined) continue
        // 副局长巴特孟和、…: 和 joins nothing to a mark.
        const name = /^和[、，。]/u.test(text.slice(start + found.length, start + found.length + 2))
          ? `${found}和`
          : found
        const rule = chinese === undefined ? "zh-transcribed-name" : "zh-office-name"
        const range = { start, end: start + name.length }
        const known = this.lexicon.shortZh(name, text.slice(Math.max(0, start - 40), start))
        if (isFree(range, [...taken, ...this.of(paragraph)]))
          this.add(paragraph, range, known ?? personNamed(null, name), rule)
      }
      for (const { name, ...range } of dottedNamesOf(paragraph, this.lexicon))
        if (isFree(range, [...taken, ...this.of(paragraph)]))
          this.add(paragraph, range, personNamed(null, name), "zh-transcribed-name")
      for (const { end: start } of officesIn(paragraph, this.lexicon)) {
        const name = nearlyTranscribed(text, start, this.lexicon)
        const range = { start, end: start + (name?.length ?? 0) }
        if (name !== undefined && isFree(range, [...taken, ...this.of(paragraph)]))
          this.add(paragraph, range, personNamed(null, name), "zh-transcribed-name")
      }
      for (const { name, ...range } of shownNames(text, this.lexicon)) {
        // The title says of what country: 李强同泰国总理会谈.
        const known = this.lexicon.shortZh(name, this.title + text)
        if (isFree(range, [...taken, ...this.of(paragraph)]))
          this.add(paragraph, range, known ?? personNamed(null, name), "zh-transcribed-name")
      }
      for (const { name, ...range } of transcribedNamesBefore(text, addressZh, this.lexicon)) {
        // An office between two names is the second's, and the first a place: 阿尔登|总统|奥森.
        const isOf = this.of(paragraph).some(({ start }) => {
          const office = text.slice(range.end, start)
          return start > range.end && office.length < 5 && office.replace(addressZh, "") === ""
        })
        if (!isOf && isFree(range, [...taken, ...this.of(paragraph)]))
          this.add(paragraph, range, personNamed(null, name), "zh-transcribed-name")
      }
      this.listed(paragraph, japaneseNamesBefore(text, afterJapanese, this.lexicon), taken, "zh-subject-name")
      for (const { start, end: sentenceEnd } of sentencesOf(text, "zh")) {
        const names = listedNamesAt(text, start, this.lexicon)
        const end = names.at(-1)?.end ?? start
        const rest = text.slice(end)
        const isList = names.length > 1 || rest.startsWith("等")
        const takePart =
          isList && /^等\p{Script=Han}{2,24}?(?:参加|出席|陪同|发言|讲话|汇报|围绕|就(?!读)|提出|建议|认为)/u.test(rest)
        const speaks = saysAtZh.test(rest)
        const isPresent = end > start && presentZh.test(text.slice(end, sentenceEnd))
        const isOffice = /^是[^，。；]{2,20}长[，。]/u.test(rest)
        const isDescribed = (end - start === 3 || (end > start && isOffice)) && descriptionZh.test(rest)
        if (
          takePart ||
          isPresent ||
          isDescribed ||
          (isList && this.lexicon.deedZh.test(rest)) ||
          (speaks && end > start)
        )
          this.listed(paragraph, names, taken, "zh-subject-name")
      }
      this.bracketed(paragraph, taken)
      for (const { 0: lead, index } of matchesOf(text, beforeNameZh))
        this.listed(paragraph, listedNamesAt(text, index + lead.length, this.lexicon), taken, "zh-subject-name")
      this.listed(paragraph, appointedNames(text, this.lexicon), taken, "zh-appointed-name")
      this.listed(paragraph, colonNames(text, this.lexicon), taken, "zh-listed-name")
      this.listed(paragraph, comradeNames(text, this.lexicon), taken, "zh-subject-name")
      this.listed(paragraph, playerNames(text, this.lexicon), taken, "zh-listed-name")
      this.listed(paragraph, namesInRun(text, this.lexicon), taken, "zh-listed-name")
      this.listed(paragraph, describedNames(text, this.lexicon), taken, "zh-subject-name")
      this.listed(paragraph, labelName(text, this.lexicon), taken, "zh-office-name")
      this.listed(paragraph, namesOfKind(text, this.lexicon), taken, "zh-listed-name")
      this.listed(paragraph, calledNames(text, this.lexicon), taken, "zh-subject-name")
      const { after, address } = besideZh(this.lexicon)
      const opened = matchesOf(text, opensName).map(({ 0: pause, index }) => index + pause.length)
      // 商务部投资促进局|顾海平局长
      const behind = taken.flatMap(({ entity, end }) => (entity.type === "organization" ? [end] : []))
      for (const start of [...opened, ...behind]) {
        const name = nameBeforeOffice(text, start, address, this.lexicon) ?? comradeAt(text, start, this.lexicon)
        if (name !== undefined) this.listed(paragraph, [name], taken, "zh-subject-name")
      }
      for (const { index } of matchesOf(text, /等\d{1,3}[名位]/gu))
        if (chineseNameAt(text, index - 3, this.lexicon)?.length === 3)
          this.listed(paragraph, [{ start: index - 3, end: index }], taken, "zh-subject-name")
      for (const { start } of this.of(paragraph).toReversed()) this.joinedBefore(paragraph, start, taken)
      for (const { end } of this.of(paragraph).toSorted((a, b) => a.start - b.start)) {
        // 姬鹏飞外长、|廖承志
        const office = after.exec(text.slice(end, end + 8))?.[0].length ?? 0
        if (text.charAt(end + office) !== "、") continue
        const start = end + office + 1
        this.listed(paragraph, listedNamesAt(text, start, this.lexicon), taken, "zh-listed-name")
      }
      return
    }
    const scan = scanOf(paragraph, this.lexicon)
    const { capitals: words, titles } = scan
    const capitals = nameInCapitals(text)
    if (capitals !== undefined) {
      const name = capitals.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
      this.add(paragraph, { start: 0, end: capitals.length }, this.personOf(name), "turn-label")
    }
    for (const { name, ...range } of familyFirstNames(text, words, this.lexicon, [...taken, ...this.of(paragraph)]))
      this.add(paragraph, range, this.personOf(name), "family-first-name")
    this.areas ??= new Set(this.english.flatMap(({ reading }) => areasIn(reading.text)))
    for (const { entity, ...range } of pinyinNames(text, words, this.lexicon, [...taken, ...this.of(paragraph)]))
      if (!this.areas.has(text.slice(range.start, range.end))) this.add(paragraph, range, entity, "pinyin-name")
    for (const { name, ...range } of this.titled(paragraph, taken)) {
      if (name.includes(" ") && !isParticled(name)) this.add(paragraph, range, this.personOf(name), "titled-name")
    }
    const known = () => [...taken, ...this.of(paragraph)]
    for (const { name, ...range } of [
      ...affiliatedNames(text, this.lexicon, known()),
      ...appositionNames(text, titles, this.lexicon, known()),
    ])
      this.add(paragraph, range, this.personOf(name), "apposition-name")
    for (const { name, ...range } of delegateNames(text, taken))
      if (isFree(range, known())) this.add(paragraph, range, this.personOf(name), "delegate-name")
    for (const { name, ...range } of givenNames(text, scan, this.lexicon, known()))
      this.add(paragraph, range, this.personOf(name), "given-name")
    const inOrder = this.of(paragraph).toSorted((a, b) => a.start - b.start)
    for (const { name, ...range } of enumeratedNames(text, inOrder, this.lexicon))
      if (isFree(range, known())) this.add(paragraph, range, this.personOf(name), "enumerated-name")
    if (hasIdeographs(text)) this.bracketed(paragraph, taken)
    for (const full of this.of(paragraph)) {
      const joined = joinedName(text, full, this.lexicon)
      if (joined !== undefined && isFree(joined, known()))
        this.put(paragraph, joined, this.personOf(joined.name), "given-name", "name")
    }
  }

  /** Names in the other script in brackets; one that is another's than the vocabulary thought makes him a person of his own. */
  private bracketed(paragraph: Paragraph, taken: ReadonlyArray<Range>): void {
    const { text } = paragraph.reading
    const isChinese = paragraph.language === "zh"
    for (const mention of this.of(paragraph)) {
      const { entity, start, end } = mention
      const [, bracket = "", name = ""] = (isChinese ? latinForm : hanForm).exec(text.slice(end, end + 60)) ?? []
      const range = { start: end + bracket.length, end: end + bracket.length + name.length }
      const known = this.of(paragraph).find((one) => one.start === range.start && one.end === range.end)
      if (name === "" || (known === undefined && !isFree(range, [...taken, ...this.of(paragraph)]))) continue
      const form = isChinese ? entity.nameEn : entity.nameZh
      const named = isChinese ? personNamed(name, null) : { ...entity, nameZh: form ?? name }
      const isSame = form === null || form.charAt(0) === name.charAt(0)
      const own = isSame && isChinese ? { ...entity, nameEn: form ?? name } : named
      const person = known?.entity ?? own
      if (person.id !== entity.id) {
        this.persons.replace(text.slice(start, end), person)
        const others = this.of(paragraph).filter((one) => one !== mention)
        this.byParagraph.set(paragraph, [...others, { ...mention, entity: person }])
      }
      this.persons.add(name, person)
      if (known === undefined) this.put(paragraph, range, person, "bracketed-name", "name")
    }
  }

  private listed(paragraph: Paragraph, names: ReadonlyArray<Range>, taken: ReadonlyArray<Range>, rule: RuleId): void {
    for (const range of names)
      if (isFree(range, [...taken, ...this.of(paragraph)]))
        this.add(paragraph, range, personNamed(null, paragraph.reading.text.slice(range.start, range.end)), rule)
  }

  /** The names in Chinese that "、" joins to one that starts there, up to the first. */
  private joinedBefore(paragraph: Paragraph, start: number, taken: ReadonlyArray<Range>): void {
    const name = listedNameBefore(paragraph.reading.text, start, this.lexicon)
    if (name === undefined) return
    this.listed(paragraph, [name], taken, "zh-listed-name")
    this.joinedBefore(paragraph, name.start, taken)
  }

  /** Names in Chinese that a deed shows, but for those of whom the document has the full name: 穆罕默德·哈桑. */
  evidentNames(paragraphs: ReadonlyArray<Paragraph>, taken: (paragraph: Paragraph) => ReadonlyArray<Range>): void {
    const parts = new Set(this.persons.all().flatMap(([form]) => form.split("·")))
    for (const paragraph of paragraphs) {
      if (paragraph.language !== "zh") continue
      const { text } = paragraph.reading
      const names = evidentNames(text, this.lexicon).filter(({ start, end }) => !parts.has(text.slice(start, end)))
      this.listed(paragraph, names, taken(paragraph), "zh-subject-name")
    }
  }

  /** Names in Chinese that nothing shows but that their characters are no words, and those that "、" joins to them. */
  unknownNames(paragraph: Paragraph, taken: ReadonlyArray<Range>): void {
    if (paragraph.language !== "zh") return
    const { text } = paragraph.reading
    for (const name of unknownNames(text, this.lexicon, [...taken, ...this.of(paragraph)])) {
      this.listed(paragraph, [name], taken, "zh-plain-name")
      this.joinedBefore(paragraph, name.start, taken)
      if (text.charAt(name.end) === "、")
        this.listed(paragraph, listedNamesAt(text, name.end + 1, this.lexicon), taken, "zh-listed-name")
    }
  }

  /** Names in Chinese that a story tells of again and again. */
  repeatedNames(paragraphs: ReadonlyArray<Paragraph>, taken: (paragraph: Paragraph) => ReadonlyArray<Range>): void {
    const chinese = paragraphs.filter(({ language, role }) => language === "zh" && role === "body")
    const texts = chinese.map(({ reading }) => reading.text)
    const answering = answerers(texts).filter((name) => chineseNameAt(name, 0, this.lexicon) === name)
    for (const name of new Set([...repeatedNamesZh(texts, this.lexicon), ...answering]))
      for (const paragraph of chinese)
        this.listed(paragraph, occurrencesOf(name, paragraph.reading.text), taken(paragraph), "zh-subject-name")
  }

  /** Full names whose family name is elsewhere after "Ms.", "Dr." or an office: "activist Masih Alinejad … Ms. Alinejad". */
  provenNames(paragraphs: ReadonlyArray<Paragraph>, taken: (paragraph: Paragraph) => ReadonlyArray<Range>): void {
    const english = paragraphs.filter(({ language }) => language === "en")
    const unknown = english.flatMap((paragraph) =>
      this.titled(paragraph, taken(paragraph))
        .filter(({ name, isBare }) => isBare && aloneName.test(name) && !this.lexicon.isPortfolio(name))
        .map(({ name }) => name)
        .filter((name) => this.persons.bySurname(name) === undefined),
    )
    if (unknown.length === 0) return
    const surnames = new Set(unknown)
    const hasOne = (paragraph: Paragraph) =>
      scanOf(paragraph, this.lexicon).capitals.some(({ text }) => surnames.has(text))
    for (const paragraph of english.filter(hasOne))
      for (const { name, ...range } of namesEndingIn(paragraph.reading.text, surnames, this.lexicon))
        if (isFree(range, [...taken(paragraph), ...this.of(paragraph)]))
          this.add(paragraph, range, this.personOf(name), "proven-name")
  }

  /** Names in the lists of which most entries are persons: "Toni Atkins, …". */
  listNames(paragraphs: ReadonlyArray<Paragraph>, taken: (paragraph: Paragraph) => ReadonlyArray<Range>): void {
    for (const { list } of listsOf(paragraphs)) {
      const starts = (paragraph: Paragraph) => this.of(paragraph).some(({ start }) => start < 16)
      if (list.length < 2 || list.filter(starts).length * 2 < list.length) continue
      for (const paragraph of list) {
        const entry = starts(paragraph) ? undefined : entryName(paragraph.reading.text, this.lexicon)
        if (
          entry !== undefined &&
          isFree(entry, [...withoutFamilyName(taken(paragraph), entry), ...this.of(paragraph)])
        )
          this.add(paragraph, entry, this.personOf(entry.name), "list-name")
      }
    }
  }

  /**
   * Gives the family names by which the vocabulary knows somebody to the namesake whom the document has named in full
   * before: "Foreign Minister Igor Medvedev … Medvedev", "Ivanka Trump visited a school. Trump said". Where an office
   * stands before one, or the full name somewhere, it is whom the vocabulary means, and where the namesake has no
   * office, also where both stand in one sentence, "Melania Trump met Trump", or the name stands for a government.
   */
  namesakes(): void {
    const { before } = officePatterns(this.lexicon)
    const mentions = this.english.flatMap((paragraph) => this.of(paragraph).toSorted((a, b) => a.start - b.start))
    const words = new Map(mentions.map((mention) => [mention, surfaceOf(mention).split(/\s/u)]))
    const wordsOf = (mention: Mention) => words.get(mention) ?? []
    const isHolder = ({ paragraph, start }: Mention) =>
      before(paragraph.reading.text.slice(Math.max(0, start - 60), start)) !== null
    const meet = ({ paragraph, end }: Mention, second: Mention) =>
      paragraph === second.paragraph && !/[.!?]\P{L}/u.test(paragraph.reading.text.slice(end, second.start))
    const governs = ({ paragraph, end }: Mention) => ofGovernment.test(paragraph.reading.text.slice(end, end + 40))
    const lone = mentions.filter((mention) => mention.how === "vocabulary" && wordsOf(mention).length === 1)
    for (const first of uniqueBy(lone, (mention) => wordsOf(mention)[0] ?? "")) {
      const [name = ""] = wordsOf(first)
      const full = mentions.filter((mention) => wordsOf(mention).length > 1 && wordsOf(mention).at(-1) === name)
      const [other] = full
      const those = lone.filter(({ entity }) => entity.id === first.entity.id)
      if (
        other === undefined ||
        full.some(({ entity }) => entity.id === first.entity.id) ||
        mentions.indexOf(other) > mentions.indexOf(first) ||
        those.some(isHolder) ||
        (!isHolder(other) && those.some((one) => governs(one) || full.some((named) => meet(named, one))))
      )
        continue
      this.persons.replace(name, other.entity)
      for (const { paragraph } of those)
        this.byParagraph.set(
          paragraph,
          this.of(paragraph).map((one) =>
            those.includes(one) ? mentionOf(paragraph, one, other.entity, "family-name", "document") : one,
          ),
        )
    }
  }

  /** Divides what a headline prints without a mark as the text does: 刘慧|齐同生, not 刘慧齐. */
  divided(paragraphs: ReadonlyArray<Paragraph>): void {
    const counts = new Map<string, number>()
    const all = paragraphs.filter(({ language }) => language === "zh").flatMap((paragraph) => this.of(paragraph))
    for (const mention of all) counts.set(surfaceOf(mention), (counts.get(surfaceOf(mention)) ?? 0) + 1)
    for (const mention of all) {
      const name = surfaceOf(mention)
      const first = name.slice(0, 2)
      if (name.length !== 3 || counts.get(name) !== 1 || !counts.has(first)) continue
      const rest = mention.paragraph.reading.text.slice(mention.start + first.length)
      const second = [...counts.keys()].find((one) => one.length > 1 && one.length < 5 && rest.startsWith(one))
      if (second === undefined) continue
      this.persons.forget(name)
      this.byParagraph.set(
        mention.paragraph,
        this.of(mention.paragraph).filter((one) => one !== mention),
      )
    }
  }

  /** Names that only the rest of the document explains: a family name, a name seen before. */
  laterNames(paragraph: Paragraph, taken: ReadonlyArray<Range>): void {
    const { text } = paragraph.reading
    const known = () => [...taken, ...this.of(paragraph)]
    const isChinese = paragraph.language === "zh"
    for (const [form, entity] of this.persons.all()) {
      if (!isChinese && !form.includes(" ")) continue
      for (const range of occurrencesOf(form, text)) {
        if (!isChinese && /[\p{L}\p{M}]/u.test(text.charAt(range.start - 1) + text.charAt(range.end))) continue
        // 马赛洛 begins like a place, 马赛.
        const inWay = isChinese ? [...taken.filter((one) => !isWithin(one, range)), ...this.of(paragraph)] : known()
        if (isFree(range, inWay)) this.put(paragraph, range, entity, "known-name", "document")
      }
    }
    if (isChinese) {
      this.lastParts(paragraph, known)
      this.titledZh(paragraph, known)
      return
    }
    const label = turnLabel.exec(text)?.[1]?.trim()
    const turn = label === undefined ? undefined : this.persons.ofLabel(label)
    if (label !== undefined && turn !== undefined)
      this.put(paragraph, { start: 0, end: label.length }, turn, "turn-label", "document")
    for (const { name, title, isBare, ...range } of this.titled(paragraph, taken)) {
      const entity =
        this.persons.get(name) ??
        this.persons.bySurname(name) ??
        this.lexicon.titledSurname(title, name) ??
        this.runTogether(name) ??
        this.persons.bySound(name) ??
        (isParticled(name) ||
        (isBare && (aloneName.test(name) || this.lexicon.isShortFamilyName(name)) && !this.lexicon.isOfficeWord(name))
          ? personNamed(name, null)
          : undefined)
      if (entity !== undefined) this.put(paragraph, range, entity, "family-name", "document")
    }
    this.pronounLike(paragraph, known)
    this.lone ??= new Map([...this.calledByFirstName(), ...this.persons.loneSurnames()])
    this.shared ??= this.persons.sharedSurnames()
    const lone = this.lone
    if (lone.size === 0 && this.shared.size === 0) return
    for (const { text: capitals, start: capital, end } of scanOf(paragraph, this.lexicon).capitals) {
      const article =
        text[capital - 1] === "-" ? articleBefore.exec(text.slice(Math.max(0, capital - 5), capital)) : null
      const start = capital - (article?.[0].length ?? 0)
      const word = start === capital ? withinSentence(capitals) : text.slice(start, end)
      const only = lone.get(word)
      if (only === undefined && !this.shared.has(word)) continue
      // "…, said Yang"; "Han, also a member of …"
      const acts =
        /[,”"]\s(?:said|added|noted|explained|warned)\s$/u.test(text.slice(Math.max(0, start - 14), start)) ||
        apposed(this.lexicon).test(text.slice(end, end + 60)) ||
        doesSomething.test(text.slice(end, end + 40))
      const entity = only ?? (acts ? this.firstOf(word, paragraph, start) : undefined)
      if (entity === undefined || !standsAlone(text, start, end) || !isFree({ start, end }, known())) continue
      const isName = this.lexicon.isPinyinSurname(word) ? this.lexicon.surnameAlone(word) === "always" : word.length > 3
      if (!isName && !acts && !isInside(text, start, end)) continue
      this.put(paragraph, { start, end }, entity, "family-name", "document")
    }
  }

  /** Of those with a family name the only one whom the document has named up to here. */
  private firstOf(surname: string, paragraph: Paragraph, before: number): Entity | undefined {
    const bearers = this.shared?.get(surname)
    if (bearers === undefined) return undefined
    const ids = new Set(bearers.map(({ id }) => id))
    const named = new Map<string, Entity>()
    for (const one of this.english) {
      for (const { entity, start, end } of this.of(one)) {
        if (!ids.has(entity.id)) continue
        const isFull = one.reading.text.slice(start, end).includes(" ")
        const isBefore = one !== paragraph || start < before
        if (isFull && isBefore) named.set(entity.id, entity)
      }
      if (one === paragraph) break
    }
    return named.size === 1 ? [...named.values()][0] : undefined
  }

  /** The person of the vocabulary whose name is printed as one word: Luogan for Luo Gan. */
  private runTogether(word: string): Entity | undefined {
    for (let at = 2; at < word.length - 1; at++) {
      const [family, given] = [word.slice(0, at), word.slice(at)]
      if (!this.lexicon.isPinyinSurname(family)) continue
      const known = this.lexicon.names.get(`${family} ${given.charAt(0).toUpperCase()}${given.slice(1)}`)
      if (known?.type === "person") return known
    }
    return undefined
  }

  /** Family names of transcribed names in full: 里根 of 罗纳德·里根. */
  private lastParts(paragraph: Paragraph, known: () => ReadonlyArray<Range>): void {
    const { text } = paragraph.reading
    const { transcription, afterNameZh } = this.lexicon
    for (const [form, entity] of this.persons.all()) {
      const [first = "", ...rest] = form.split("·")
      const last = rest.at(-1) ?? ""
      // 穆罕默德 of 穆罕默德·哈桑, where he speaks.
      if (rest.length > 0 && first.length > 1)
        for (const range of occurrencesOf(first, text)) {
          const beside = [text.charAt(range.start - 1), text.charAt(range.end)]
          // 辛拉冯|在论坛上致辞
          const isLone =
            first.length > 2 &&
            /^在[^，。；]{2,30}(?:上|中|时)/u.test(text.slice(range.end, range.end + 34)) &&
            !beside.some((character) => character === "·" || transcription.has(character))
          if ((isLone || opensStatement(text, range)) && isFree(range, known()))
            this.put(paragraph, range, entity, "family-name", "document")
        }
      if (last.length < 2) continue
      for (const range of occurrencesOf(last, text)) {
        const before = text.charAt(range.start - 1)
        // 伊斯特布鲁克|在来信中
        const isSure = last.length > 2 && !transcription.has(text.charAt(range.end))
        // 乔纳|副总统
        const isHolder = besideZh(this.lexicon).after.test(text.slice(range.end, range.end + 6))
        const isEnded = isSure || isHolder || afterNameZh.test(text.slice(range.end, range.end + 3))
        if (before === "·" || transcription.has(before) || !isEnded) continue
        // 拉法兰 begins like a place, 拉法.
        const inWay = known().filter(({ start, end }) => start < range.start || end >= range.end)
        if (isFree(range, inWay)) this.put(paragraph, range, entity, "family-name", "document")
      }
    }
  }

  /** Persons by family name and office, 周总理, as far as their full names stand beside that office. */
  private byTitleZh: ReadonlyMap<string, Entity | undefined> | undefined

  private learnTitlesZh(): ReadonlyMap<string, Entity | undefined> {
    const found = new Map<string, Entity | undefined>()
    const { before, after } = besideZh(this.lexicon)
    for (const [{ reading, language }, mentions] of this.byParagraph) {
      if (language !== "zh") continue
      for (const { entity, start, end } of mentions) {
        const name = reading.text.slice(start, end)
        const isJapanese = name.length > 3 && this.lexicon.japaneseSurnames.has(name.slice(0, 2))
        const surname = isJapanese ? name.slice(0, 2) : surnameZh(name, this.lexicon)
        if (surname === undefined) continue
        // 副总统、|总统当选人赖清德 is addressed by either.
        const [, lead = ""] =
          /([\p{Script=Han}、]{2,24})$/u.exec(reading.text.slice(Math.max(0, start - 24), start)) ?? []
        const around = [
          ...lead.split("、").map((office) => before.exec(office.slice(-6))?.[0]),
          after.exec(reading.text.slice(end, end + 6))?.[0],
        ]
        for (const office of around.filter((one) => one !== undefined)) {
          // 党委|书记, 副|市长: how the holder is addressed.
          const address = addressedAs.exec(office)?.[0] ?? office
          for (const key of new Set([`${surname}${office}`, `${surname}${address}`]))
            found.set(key, !found.has(key) || found.get(key)?.id === entity.id ? entity : undefined)
        }
      }
    }
    return found
  }

  /** Family names before an office: 周 of 周总理, but not of 上周总理 or of 本周总理李强. */
  private titledZh(paragraph: Paragraph, known: () => ReadonlyArray<Range>): void {
    const { text } = paragraph.reading
    this.byTitleZh ??= this.learnTitlesZh()
    for (const { start: index, end } of officesIn(paragraph, this.lexicon)) {
      const office = text.slice(index, end)
      const surname = [2, 1].map((length) => text.slice(Math.max(0, index - length), index))
      const { surnames, japaneseSurnames } = this.lexicon
      const family = surname.find((name) => surnames.has(name) || japaneseSurnames.has(name))
      if (family === undefined || notFamilyZh.test(text.slice(Math.max(0, index - 3), index))) continue
      const key = `${family}${office}`
      const entity = this.byTitleZh.has(key) ? this.byTitleZh.get(key) : this.lexicon.titledSurname(office, family)
      const range = { start: index - family.length, end: index }
      const taken = known()
      const isOthers = taken.some(({ start }) => start === index + office.length)
      if (entity !== undefined && !isOthers && isFree(range, taken))
        this.put(paragraph, range, entity, "family-name", "document")
    }
  }

  /** Given names that the document uses alone: one says or does something somewhere. */
  private calledByFirstName(): ReadonlyMap<string, Entity> {
    const names = this.persons.firstNames()
    if (names.size === 0) return names
    const used = new Set(
      this.english.flatMap((paragraph) =>
        scanOf(paragraph, this.lexicon).capitals.flatMap(({ text: word, start, end }) => {
          const { text } = paragraph.reading
          const isUsed =
            names.has(word) && standsAlone(text, start, end) && doesSomething.test(text.slice(end, end + 40))
          return isUsed ? [word] : []
        }),
      ),
    )
    return new Map([...names].filter(([name]) => used.has(name)))
  }

  /** Family names that stand alone; learnt when all full names are. */
  private lone: ReadonlyMap<string, Entity> | undefined
  private shared: ReadonlyMap<string, ReadonlyArray<Entity>> | undefined
  private readonly titles = new Map<Paragraph, ReadonlyArray<Range>>()

  /** Names after a title that are not taken. The titles of a paragraph, the costly part, are looked up once. */
  private titled(paragraph: Paragraph, taken: ReadonlyArray<Range>): ReturnType<typeof titledNames> {
    const known = [...taken, ...this.of(paragraph)]
    return titledNames(paragraph.reading.text, this.titlesOf(paragraph), this.lexicon, known)
  }

  private titlesOf(paragraph: Paragraph): ReadonlyArray<Range> {
    const known = this.titles.get(paragraph)
    if (known !== undefined) return known
    const titles = titlesIn(paragraph.reading.text, scanOf(paragraph, this.lexicon).titles, this.lexicon)
    this.titles.set(paragraph, titles)
    return titles
  }

  private isAfterTitle(paragraph: Paragraph, start: number): boolean {
    return this.titlesOf(paragraph).some(({ end }) => end === start)
  }

  /** Is the name of a place a known person's family name, right after a title: Medina of "Special Envoy Medina"? */
  isFamilyName(mention: Mention): boolean {
    const { paragraph, entity, start } = mention
    if (entity.type !== "place" || paragraph.language !== "en") return false
    const isTitled = this.isAfterTitle(paragraph, start)
    return isTitled && this.persons.bySurname(surfaceOf(mention)) !== undefined
  }

  /** The person of a full name in English: without "Jr."; by the nickname, where the vocabulary has that. */
  private personOf(name: string): Entity {
    const full = name.replace(/,? Jr\.$/u, "")
    const nickname = /[“"](.+)[”"]/u.exec(full)?.[1]
    const called = nickname === undefined ? [] : this.lexicon.names.find(`${nickname} ${full.split(" ").at(-1)}`)
    // "Kamala D. Harris"
    const bare = full.replace(/\s\p{Lu}\.(?=\s)/gu, "")
    const [known] = [...called.map(({ value }) => value), this.lexicon.names.get(bare)].flatMap((value) =>
      value?.type === "person" ? [value] : [],
    )
    return known ?? this.lexicon.personSpelt(bare) ?? personNamed(full.replace(/\s[“"].+?[”"]/u, ""), null)
  }

  private put(paragraph: Paragraph, range: Range, entity: Entity, rule: RuleId, how: Mention["how"]): void {
    const mentions = this.byParagraph.get(paragraph) ?? []
    mentions.push(mentionOf(paragraph, range, entity, rule, how))
    this.byParagraph.set(paragraph, mentions)
  }
}

/**
 * In a document of both languages a Chinese name that reads as an English one in pinyin is that person;
 * a transcribed family name is the person whose full name ends in it.
 */
export const joinScripts = (mentions: ReadonlyArray<Mention>): ReadonlyArray<Mention> => {
  const persons = [
    ...new Map(
      mentions.filter(({ entity }) => entity.type === "person").map(({ entity }) => [entity.id, entity]),
    ).values(),
  ]
  const joined = new Map<string, Entity>()
  for (const full of persons) {
    const last = full.nameZh?.includes("·") === true && full.nameEn === null ? full.nameZh.split("·").at(-1) : undefined
    const short = persons.find(({ nameZh, id }) => nameZh === last && id !== full.id)
    if (last !== undefined && short !== undefined) joined.set(short.id, full)
  }
  const english = persons.filter(({ nameEn, nameZh }) => nameEn !== null && nameZh === null)
  for (const chinese of persons.filter(({ nameEn, nameZh }) => nameEn === null && nameZh !== null)) {
    const same = english.filter(({ nameEn }) => isPinyinOf(chinese.nameZh ?? "", nameEn ?? ""))
    const [only] = same
    if (only === undefined || same.length > 1) continue
    const entity = { ...only, nameZh: chinese.nameZh }
    joined.set(chinese.id, entity)
    joined.set(only.id, entity)
  }
  return mentions.map((mention) => {
    const entity = joined.get(mention.entity.id)
    if (entity === undefined) return mention
    if (entity.id === mention.entity.id) return { ...mention, entity }
    return { ...mention, entity, how: entity.nameEn === null ? "document" : "pinyin" }
  })
}

const dottedNamesOf = perParagraph(dottedNames)

/** A rank or the like in brackets between an office and its holder. */
const heldAs = regExp(`^（(?:${rankZh})）`, "u")

/** The longest name with dots. */
const longestDotted = 24

/** A name with dots up to where a clause goes on or ends. */
const dottedOnly = /^\p{Script=Han}{1,6}(?:·\p{Script=Han}{1,8}?)+(?=[、，。；：（）]|等[，。出参陪]|一行|$)/u

/** A name with a dot right after an office, all but one of its characters transcriptions': 大使|坎葆·恩塔万. */
const nearlyTranscribed = (text: string, start: number, { transcriptionDotted }: Lexicon): string | undefined => {
  const name = dottedOnly.exec(text.slice(start, start + longestDotted))?.[0]
  const others = Array.from(name ?? "").filter((one) => one !== "·" && !transcriptionDotted.has(one))
  return others.length === 1 ? name : undefined
}

/** The first part of a transcribed name, and its dot. */
const beforeDot = /^\p{Script=Han}{1,6}·/u

/** The end of an office whose last character may begin a place, 长江, where no place has the words before it. */
const titledChief = /(?:董事|秘书|[^大]会|[^学]校|[司局处]|副部)长$/u

/** Is a short name part of a Chinese person's after an office or an appointment: 思科 of 大使吴思科, 华为 of 任命苗华为? */
export const isInNameZh = ({ paragraph, entity, start, end }: Mention, lexicon: Lexicon): boolean => {
  const { text } = paragraph.reading
  if (entity.type === "person" || paragraph.language !== "zh" || end - start > 3) return false
  // 长江 of 董事长|江丙坤
  const holder = titledChief.test(text.slice(Math.max(0, start - 3), start + 1))
  if (entity.type === "place" && holder && chineseNameAt(text, start + 1, lexicon, true)?.length === 3) return true
  return [start - 1, start - 2].some((from) => {
    const name = from < 0 ? undefined : chineseNameAt(text, from, lexicon)
    if (name === undefined || from + name.length <= start) return false
    const lead = text.slice(Math.max(0, from - 6), from)
    return besideZh(lexicon).before.test(lead) || appointingEnd.test(lead)
  })
}

const appointingEnd = regExp(`${appointing}$`, "u")

/**
 * Is the name of a place part of a person's: the family name after an office and a given name ("Attorney General
 * Lisa Monaco"), or the given name after a Chinese family name ("Ambassador Hu Changchun")? Is a known person another's
 * father?
 */
export const isPersonal = ({ paragraph, entity, start, end }: Mention, lexicon: Lexicon): boolean => {
  // 马里 of 让-马里·勒克莱齐奥; the person 让-皮埃尔 is not 让-皮埃尔·杜邦.
  if (paragraph.language === "zh") {
    const { text } = paragraph.reading
    const isPart = text.charAt(end) === "·" || (entity.type === "place" && text.charAt(start - 1) === "·")
    if (isPart && (entity.type === "place" || entity.type === "person")) return true
    // 法塔赫 of 阿卜杜勒-法塔赫·塞西, 贝伦 of 亚历山大·冯德贝伦, but not 叙利亚|巴沙尔·阿萨德, 普京|莫斯科.
    const isShort = entity.type !== "person" && end - start < 4
    return (
      isShort &&
      dottedNamesOf(paragraph, lexicon).some(
        (name) => name.start < start && (end < name.end || (end === name.end && end - start === 2)),
      )
    )
  }
  // Mohamed bin Zayed of "Khaled bin Mohamed bin Zayed Al Nahyan" is his father.
  if (entity.type === "person") {
    const lead = paragraph.reading.text.slice(Math.max(0, start - 24), start)
    // The vocabulary's Biden is not "Jill Biden".
    const given = /(?<![\p{L}.’'-])(\p{Lu}\p{L}+)\s(?:\p{Lu}\.\s)?$/u.exec(lead)?.[1] ?? ""
    const isLone = !/\s/u.test(paragraph.reading.text.slice(start, end))
    const isOther = isLone && lexicon.isGivenName(given) && !lexicon.isOfficeWord(given)
    // "Trump Tower", "USS Nixon"
    const isThing =
      isLone && (isNamedAfter(paragraph.reading.text.slice(end, end + 60)) || /\b(?:USS|HMS)\s$/u.test(lead))
    return /\s(?:bin|ibn|bint)\s$/u.test(lead) || isOther || isThing
  }
  if (entity.type !== "place" || paragraph.language !== "en") return false
  const lead = paragraph.reading.text.slice(Math.max(0, start - 80), start)
  // "- Jordan Matsudaira, Chief Economist": an entry of a list that begins with a name and goes on with an office.
  const [, listed = "", office = ""] =
    start < 4 ? (/^\s(\p{Lu}\p{Ll}+),\s(\p{Lu}\p{L}+)/u.exec(paragraph.reading.text.slice(end, end + 60)) ?? []) : []
  if (lexicon.isOfficeWord(office) && !lexicon.isOfficeWord(listed) && !lexicon.isBodyWord(listed)) return true
  // Nearly all places stand after a word in small letters.
  if (!/\p{Lu}[\p{L}'’-]*\.?\s$/u.test(lead.slice(-24))) return false
  const surname = /(?<=^|[^\p{L}'’-])(\p{Lu}\p{Ll}+)\s$/u.exec(lead)?.[1]
  const isChinese =
    surname !== undefined &&
    lexicon.isPinyinSurname(surname) &&
    lexicon.surnameAlone(surname) === "always" &&
    lexicon.syllables(paragraph.reading.text.slice(start, end)) > 0
  if (isChinese) return true
  // "Defense Minister Israel Katz"
  const family = /^\s(\p{Lu}\p{Ll}+)(?![\p{L}'’])/u.exec(paragraph.reading.text.slice(end, end + 24))?.[1]
  if (
    family !== undefined &&
    !lexicon.isOfficeWord(family) &&
    lexicon.isOfficeWord(/(\p{Lu}\p{L}+)\s$/u.exec(lead)?.[1] ?? "")
  )
    return true
  // "Tonya Lewis Leeds"
  const [, first, middle] = /(?<![\p{L}’'-])(\p{Lu}\p{L}+)\s(\p{Lu}\p{L}+\s|\p{Lu}\.\s)$/u.exec(lead) ?? []
  if (first !== undefined && middle !== undefined && lexicon.isGivenName(first) && !lexicon.isOfficeWord(middle.trim()))
    return !lexicon.isBodyWord(middle.trim())
  const given = /(?<=\s)(\p{Lu}\p{L}+)\s$/u.exec(lead)
  return (
    given !== null &&
    lexicon.isGivenName(given[1] ?? "") &&
    officePatterns(lexicon).before(lead.slice(0, lead.length - given[0].length)) !== null
  )
}

/** Initials without a stop before a family name; not the mark of a question. */
const bareInitials = /(?<=\p{Ll}\.?\s)(?:[B-HJ-PR-Z]\s){1,3}$/u

/** A name of the vocabulary that the text gives in full: "Moussa Faki Mahamat" for "Moussa Faki", 理查德·尼克松 for 尼克松. */
export const fullRange = (
  paragraph: Paragraph,
  { start, end }: Range,
  found: ReadonlyArray<Mention>,
  lexicon: Lexicon,
): Range => {
  const { role, language } = paragraph
  const { text } = paragraph.reading
  if (language === "zh" && text.charAt(start - 1) === "·") return { start: dottedStart(text, start - 1, lexicon), end }
  // 总书记|姆巴卢拉 is no 卢拉.
  if (language === "zh") {
    // 侯赛因·阿米尔-|阿卜杜拉希扬
    const isJoined = text.charAt(start - 1) === "-"
    const whole = isJoined
      ? dottedNamesOf(paragraph, lexicon).find((one) => one.start < start && one.end === end)
      : undefined
    if (whole !== undefined) return { start: whole.start, end }
    let from = start
    while (lexicon.transcription.has(text.charAt(from - 1))) from--
    const isWhole = from < start && besideZh(lexicon).before.test(text.slice(Math.max(0, from - 8), from))
    return isWhole && isFree({ start: from, end: start }, found) ? { start: from, end } : { start, end }
  }
  if (role === "title" || role === "subtitle" || language !== "en") return { start, end }
  // "External Affairs Minister S |Jaishankar"
  const initials = bareInitials.exec(text.slice(Math.max(0, start - 8), start))?.[0].length ?? 0
  if (initials > 0) return { start: start - initials, end }
  const [first = "", second] = text.slice(start, end).split(" ")
  if (second === undefined || lexicon.isPinyinSurname(first)) return { start, end }
  const next = /^\s(?:(?:Al|El|bin|ibn|de|da|van)\s)?(\p{Lu}\p{Ll}+)(?![\p{L}'’-])/u.exec(text.slice(end, end + 30))
  const word = next?.[1] ?? ""
  const isName = !lexicon.isNoName(word) && !lexicon.isBodyWord(word) && !lexicon.isOfficeWord(word)
  const longer = { start: end, end: end + (next?.[0].length ?? 0) }
  const isLonger = next !== null && isName && !lexicon.isPortfolio(word) && isFree(longer, found)
  // "Senator Mohammad |Ishaq Dar"
  const given = /(?<=\s)(\p{Lu}\p{Ll}{2,})\s$/u.exec(text.slice(Math.max(0, start - 30), start))?.[1] ?? ""
  const isGiven = lexicon.isGivenName(given) && isFree({ start: start - given.length - 1, end: start }, found)
  return { start: isGiven ? start - given.length - 1 : start, end: isLonger ? longer.end : end }
}
