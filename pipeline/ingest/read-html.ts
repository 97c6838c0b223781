import { Readability } from "@mozilla/readability"
import { Result } from "effect"
import { decodeHTMLStrict } from "entities"
import { parseHTML } from "linkedom"
import type { DefaultTreeAdapterMap } from "parse5"
import { html, parse, parseFragment, defaultTreeAdapter as tree } from "parse5"
import type { Reading } from "../core/reading.ts"
import { ReadingBuilder, toRaw } from "../core/reading.ts"
import type { Text } from "../core/text.ts"
import type { Block, Blocks, Meta } from "./block.ts"
import { isBoldHeading } from "./block.ts"

type Node = DefaultTreeAdapterMap["node"]
type Element = DefaultTreeAdapterMap["element"]

const unread = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "head",
  "svg",
  "iframe",
  "object",
  "select",
  "textarea",
])
const blockTags = new Set([
  "address",
  "article",
  "aside",
  "blockquote",
  "body",
  "br",
  "caption",
  "center",
  "dd",
  "details",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figcaption",
  "figure",
  "footer",
  "form",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "hr",
  "li",
  "main",
  "nav",
  "ol",
  "option",
  "p",
  "pre",
  "section",
  "summary",
  "table",
  "tbody",
  "td",
  "tfoot",
  "th",
  "thead",
  "tr",
  "ul",
])
const headingTag = /^h([1-6])$/
/** Character references; and end tags of the page, which stand inside a text that goes on after them. */
const entity = /<\/(?:body|html)\s*>|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g

/** Attribute by which an element is known again after Readability. */
const mark = "data-waishi"

interface Open {
  readonly element: Element | undefined
  builder: ReadingBuilder
  strong: boolean
  plain: boolean
}

const copyDecoded = (builder: ReadingBuilder, raw: string, start: number, end: number): ReadingBuilder =>
  builder.decode(raw, start, end, entity, ([found]) => (found.startsWith("<") ? "\n" : decodeHTMLStrict(found)))

const walk = (
  raw: string,
  base: number,
  root: ReadonlyArray<Node>,
  kindOf: (element: Element | undefined) => Block["kind"],
): ReadonlyArray<Block> => {
  const blocks: Array<Block> = []
  let open: Open = { element: undefined, builder: new ReadingBuilder(), strong: false, plain: false }
  const close = (element: Element | undefined): void => {
    const reading = open.builder.build()
    if (reading !== undefined) {
      const kind = kindOf(open.element)
      const level = Number(headingTag.exec(open.element?.tagName ?? "")?.[1] ?? 0)
      const bold = kind === "paragraph" && open.strong && !open.plain && isBoldHeading(reading.text)
      blocks.push({ kind: bold ? "heading" : kind, ...(level > 0 ? { level } : {}), reading, apart: true })
    }
    open = { element, builder: new ReadingBuilder(), strong: false, plain: false }
  }
  const visit = (node: Node, strong: boolean): void => {
    if (tree.isTextNode(node)) {
      const at = node.sourceCodeLocation
      if (!at) return
      copyDecoded(open.builder, raw, base + at.startOffset, base + at.endOffset)
      if (node.value.trim() !== "") {
        open.strong ||= strong
        open.plain ||= !strong
      }
    } else if (tree.isElementNode(node)) {
      if (unread.has(node.tagName)) return
      const outer = open.element
      const isBlock = blockTags.has(node.tagName)
      if (isBlock) close(node.tagName === "br" ? outer : node)
      for (const child of node.childNodes) visit(child, strong || node.tagName === "strong" || node.tagName === "b")
      if (isBlock && node.tagName !== "br") close(outer)
    }
  }
  for (const node of root) visit(node, false)
  close(undefined)
  return blocks
}

const kindOfElement = (element: Element | undefined): Block["kind"] => {
  const tag = element?.tagName ?? ""
  return headingTag.test(tag) ? "heading" : tag === "li" ? "list" : "paragraph"
}

/** Reads a piece of HTML inside another text. */
export const readHtmlFragment = (raw: string, start: number, end: number): ReadonlyArray<Block> =>
  walk(raw, start, parseFragment(raw.slice(start, end), { sourceCodeLocationInfo: true }).childNodes, kindOfElement)

const elementsOf = (node: Node): ReadonlyArray<Element> => {
  const below = "childNodes" in node ? node.childNodes.flatMap(elementsOf) : []
  return tree.isElementNode(node) ? [node, ...below] : below
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value

const metaOf = (elements: ReadonlyArray<Element>): ReadonlyArray<Meta> => {
  const meta: Array<Meta> = []
  const add = (
    key: string | undefined,
    value: string | undefined,
    at: { startOffset: number; endOffset: number } | undefined | null,
  ): void => {
    const words = value?.replace(/\s+/g, " ").trim()
    if (key && words && at)
      meta.push({ key: key.toLowerCase(), value: words, span: { start: at.startOffset, end: at.endOffset } })
  }
  for (const element of elements) {
    const at = element.sourceCodeLocation
    if (element.tagName === "meta") {
      add(
        attribute(element, "property") ?? attribute(element, "name"),
        attribute(element, "content"),
        at?.attrs?.["content"],
      )
    } else if (element.tagName === "link" && attribute(element, "rel") === "canonical") {
      add("canonical", attribute(element, "href"), at?.attrs?.["href"])
    }
  }
  return meta
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

/** The strings under a key of a value of JSON, or under the name of what stands there. */
const stringsUnder = (value: unknown, key: string): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.flatMap((one) => stringsUnder(one, key))
  if (!isRecord(value)) return []
  const own = [value[key]].flat().flatMap((one) => (isRecord(one) ? [one["name"]] : [one]))
  const below = Object.entries(value).flatMap(([name, one]) => (name === key ? [] : stringsUnder(one, key)))
  return [...own.filter((one) => typeof one === "string"), ...below]
}

/** What a page says of itself in JSON-LD (schema.org Article) and in its first `time` element. */
const linkedMeta = (raw: string, elements: ReadonlyArray<Element>): ReadonlyArray<Meta> => {
  const scripts = elements.filter(
    (element) => element.tagName === "script" && attribute(element, "type") === "application/ld+json",
  )
  const stated = scripts.flatMap((script) => {
    const { startTag, endTag } = script.sourceCodeLocation ?? {}
    if (!startTag || !endTag) return []
    const json = raw.slice(startTag.endOffset, endTag.startOffset)
    const parsed = Result.try((): unknown => JSON.parse(json))
    if (Result.isFailure(parsed)) return []
    return [
      ["datePublished", "datepublished"],
      ["author", "author"],
      ["publisher", "og:site_name"],
    ].flatMap(([key = "", name = ""]) =>
      stringsUnder(parsed.success, key).flatMap((value) => {
        const at = json.indexOf(value)
        const start = startTag.endOffset + at
        return at < 0 ? [] : [{ key: name, value, span: { start, end: start + value.length } }]
      }),
    )
  })
  const time = elements.find((element) => element.tagName === "time" && attribute(element, "datetime") !== undefined)
  const at = time?.sourceCodeLocation?.attrs?.["datetime"]
  const day = time === undefined ? undefined : attribute(time, "datetime")
  if (at === undefined || day === undefined) return stated
  return [...stated, { key: "time:datetime", value: day, span: { start: at.startOffset, end: at.endOffset } }]
}

interface Article {
  readonly title: string
  /** Marks of the elements that belong to the article. */
  readonly marks: ReadonlySet<number>
}

/** What Readability takes for the article, told by the marks it leaves. */
const articleOf = (raw: string, elements: ReadonlyArray<Element>): Article | undefined => {
  let marked = ""
  let from = 0
  for (const [index, element] of elements.entries()) {
    const tag = element.sourceCodeLocation?.startTag
    if (!tag || tag.startOffset < from) continue
    const at = tag.startOffset + 1 + element.tagName.length
    marked += `${raw.slice(from, at)} ${mark}="${index}"`
    from = at
  }
  const { document } = parseHTML(marked + raw.slice(from))
  if (!document.documentElement) return undefined
  const article = new Readability(document).parse()
  if (!article?.content) return undefined
  const marks = article.content.matchAll(new RegExp(`${mark}="(\\d+)"`, "g"))
  return { title: article.title ?? "", marks: new Set(Array.from(marks, (match) => Number(match[1]))) }
}

/** Characters of the blocks that end as sentences do, in the article or outside it. */
const proseIn = (blocks: ReadonlyArray<Block>, inArticle: boolean): number =>
  blocks
    .filter(({ kind, reading }) => (kind !== "furniture") === inArticle && /.{20}[.。！!？?”"）)]$/u.test(reading.text))
    .reduce((sum, { reading }) => sum + reading.text.length, 0)

const furnitureTags = new Set(["nav", "header", "footer", "aside", "form"])

/** Is an element in a part of the page that is no article by its tags? */
const isFurniture = (element: Element | undefined): boolean => {
  for (let node: Node | null | undefined = element; node && tree.isElementNode(node); node = node.parentNode)
    if (furnitureTags.has(node.tagName)) return true
  return false
}

/** A short line that has a day in it. */
const dayLine = /^.{0,60}\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月].{0,60}$/u

const squeeze = (text: string): string => text.replace(/\s+/g, "")

/** Reads an HTML page; what Readability leaves out of the article is furniture. */
export const readHtml = (text: Text): Blocks => {
  const raw = text.value
  const page = parse(raw, { sourceCodeLocationInfo: true })
  const elements = elementsOf(page).filter((element) => element.namespaceURI === html.NS.HTML)
  const meta = [...metaOf(elements), ...linkedMeta(raw, elements)]
  const article = articleOf(raw, elements)
  const marks = new Map(elements.map((element, index) => [element, index]))
  const inArticle = (element: Element | undefined): boolean => {
    if (article === undefined) return true
    for (let node: Node | null | undefined = element; node && tree.isElementNode(node); node = node.parentNode) {
      const own = marks.get(node)
      if (own !== undefined && blockTags.has(node.tagName)) return article.marks.has(own)
    }
    return false
  }
  const told = walk(raw, 0, page.childNodes, (element) => (inArticle(element) ? kindOfElement(element) : "furniture"))
  // On a short page Readability may take a table for the article.
  const blocks =
    proseIn(told, true) >= proseIn(told, false)
      ? told
      : walk(raw, 0, page.childNodes, (element) => (isFurniture(element) ? "furniture" : kindOfElement(element)))
  const wanted = squeeze(article?.title ?? "")
  // The title element often gives the site after the headline: "…_中华人民共和国外交部".
  const isHeadline = (words: string) =>
    words === wanted ||
    (words.length > 5 && wanted.startsWith(words) && /^[_|｜·–—-]/u.test(wanted.slice(words.length)))
  const heading = blocks.find((block) => wanted !== "" && isHeadline(squeeze(block.reading.text)))
  if (heading === undefined) return withoutTitle(raw, elements, meta, blocks)
  const at = blocks.indexOf(heading)
  return {
    blocks: blocks.map((block, index) => {
      if (block === heading) return { ...block, kind: "heading", level: 1 }
      // The line of the day under the headline is no furniture.
      const isUnder = index > at && index <= at + 3 && block.kind === "furniture"
      return isUnder && dayLine.test(block.reading.text) ? { ...block, kind: "paragraph" } : block
    }),
    meta: [
      ...meta,
      ...siteMeta(raw, elements, meta),
      { key: "title", value: heading.reading.printed, span: heading.reading.span },
    ],
  }
}

const titleOf = (raw: string, elements: ReadonlyArray<Element>): Reading | undefined => {
  const at = elements.find(({ tagName }) => tagName === "title")?.sourceCodeLocation
  if (!at?.startTag || !at.endTag) return undefined
  return copyDecoded(new ReadingBuilder(), raw, at.startTag.endOffset, at.endTag.startOffset).build()
}

/** The site with which the title element ends, where no other element names it. */
const siteMeta = (raw: string, elements: ReadonlyArray<Element>, meta: ReadonlyArray<Meta>): ReadonlyArray<Meta> => {
  const title = titleOf(raw, elements)
  const site = /[_|｜]\s*([^_|｜]{2,80})$/u.exec(title?.text ?? "")?.[1]
  if (title === undefined || site === undefined || meta.some(({ key }) => siteKeys.has(key))) return []
  const start = title.text.length - site.length
  return [{ key: "og:site_name", value: site.trim(), span: toRaw(title, start, title.text.length) }]
}
const siteKeys = new Set(["og:site_name", "source", "contentsource"])

/** Without a heading that repeats the title its only one of level 1 is it, or else the title element, or its first. */
const withoutTitle = (
  raw: string,
  elements: ReadonlyArray<Element>,
  meta: ReadonlyArray<Meta>,
  blocks: ReadonlyArray<Block>,
): Blocks => {
  const [headline, ...others] = blocks.filter(({ kind, level }) => kind === "heading" && level === 1)
  if (headline !== undefined && others.length === 0) return { blocks, meta }
  const reading = titleOf(raw, elements)
  if (reading !== undefined)
    return { blocks, meta: [...meta, { key: "title", value: reading.printed, span: reading.span }] }
  const first = blocks.find(({ kind }) => kind === "heading")
  return { blocks: blocks.map((block) => (block === first ? { ...block, level: 1 } : block)), meta }
}
