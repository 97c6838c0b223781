import { Effect, Path, Schema, SchemaGetter, SchemaIssue } from "effect"
import { filesBelow, project } from "../core/project.ts"
import { readYaml } from "../core/yaml.ts"

/** What a layout can read from a file, by the names of its capture groups. */
export const captureNames = [
  "title",
  "authors",
  "published",
  "source",
  "edition",
  "page",
  "section",
  "column",
  "series_part",
  "url",
] as const
export const CaptureName = Schema.Literals(captureNames)
export type CaptureName = typeof CaptureName.Type

export const roles = ["title", "subtitle", "byline", "dateline", "heading", "body", "list", "boilerplate"] as const
export const Role = Schema.Literals(roles)
export type Role = typeof Role.Type

const isCaptureName = Schema.is(CaptureName)
const groupName = /\(\?<([a-z_]+)>/g

/** Parts that a pattern may name, so that no layout writes them again. */
const parts = new Map([
  // "发布时间：2031年3月28日 15:42  信息来源：祁兰省外办  作者：李晓梅": two labelled fields or more, in any order.
  [
    "{fields}",
    "^(?=[\\[【（(]?{fieldLabel}\\s*[:：].*[\\s|｜【\\[(（;；]{fieldLabel}\\s*[:：])(?=(?:.*?(?<published>{date}))?)(?=(?:.*?{sourceWord}\\s*[:：]\\s*(?<source>(?!\\s*{fieldLabel}\\s*[:：])[^|｜【\\[\\]】()（）]{2,60}?)(?=\\s{2,}|\\s*[|｜【\\[\\]】()（）]|\\s+{fieldLabel}|\\s*$))?)(?=(?:.*?{authorWord}\\s*[:：]\\s*(?<authors>{names})(?=\\s|[|｜【\\[\\]】)）]|$))?).{6,240}$",
  ],
  [
    "{fieldLabel}",
    "(?:{dateWord}|{sourceWord}|{authorWord}|责任编辑|责编|编辑|审核|校对|浏览次数|浏览量|浏览|点击数|点击量|点击次数|点击|阅读量|阅读|访问量|字号|字体大小|字体|分享到?|打印|Editor|Views?|Hits|Browse|Font [Ss]ize)",
  ],
  ["{dateLabel}", "(?:{dateWord}\\s*[:：]?\\s*)?"],
  [
    "{dateWord}",
    "(?:发布时间|发布日期|发表时间|更新时间|时间|日期|時間|(?:Pub(?:lish)?(?:ing)? ?|Release )?[Dd]ate|(?:Release |Publish(?:ing)? )?[Tt]ime|Published(?: on)?|Updated|Posted(?: on)?)",
  ],
  ["{sourceWord}", "(?:信息来源|文章来源|稿件来源|新闻来源|来源|來源|发布机构|Source|From)"],
  ["{authorWord}", "(?:作者|供稿人?|撰稿人?|记者|Authors?|By|Reporters?)"],
  [
    "{date}",
    "(?:{numericDate}|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)",
  ],
  [
    "{numericDate}",
    "\\d{4}\\s*[-./年]\\s*\\d{1,2}\\s*[-./月]\\s*\\d{1,2}日?|\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}, ?\\d{4}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{1,2}\\.? \\p{Lu}\\p{L}{2,8},? \\d{4}|\\d{1,2}-\\p{Lu}\\p{Ll}{2}-\\d{4}|\\d{4}-\\p{Lu}\\p{Ll}{2,8}-\\d{1,2}",
  ],
  // One to six names, no sentence: "记者：据报道，…" asks a question.
  [
    "{names}",
    "(?:\\p{Script=Han}{2,4}(?:[、，,\\s]+\\p{Script=Han}{2,4}){0,5}|\\p{Lu}[\\p{L}.''’-]*(?: (?:and |de |van |von )?\\p{Lu}[\\p{L}.''’-]*){0,4}(?:(?:, | and |; )\\p{Lu}[\\p{L}.''’-]*(?: \\p{Lu}[\\p{L}.''’-]*){0,4}){0,5})",
  ],
  // "Ana Ruiz in Beijing and Tom Hall, The Associated Press": full names, perhaps with where each is and for whom.
  ["{reporters}", "{reporter}(?:(?:, | and |, and ){reporter})*"],
  [
    "{reporter}",
    "\\p{Lu}[\\p{L}.''’-]+(?: \\p{Lu}[\\p{L}.''’-]+){1,3}?(?: in \\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+){0,2})?",
  ],
  ["{ofAgency}", "(?:,? (?:The )?(?:Associated Press|Reuters|Bloomberg|Xinhua|China Daily|Staff Writer))?"],
  ["{time}", "\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?(?: ?[APap]\\.?[Mm]\\.?)?"],
])

const compile = (written: string): RegExp | string => {
  const source = [...parts].reduce((text, [name, part]) => text.replaceAll(name, part), written)
  for (const [, name] of source.matchAll(groupName)) {
    if (!isCaptureName(name)) return `unknown capture group "${name}"; known are ${captureNames.join(", ")}`
  }
  // Without its optimisations, which it drops once a process has compiled many expressions, V8 reads letters in
  // alternatives of a group (?i:…|…) as they are written; under the flag it does not.
  if (source.includes("(?i:")) return "write (?i) at the start of the pattern instead of a group (?i:…)"
  try {
    return source.startsWith("(?i)") ? new RegExp(source.slice(4), "diu") : new RegExp(source, "du")
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A regular expression (ECMAScript, flag u; flag i after "(?i)") whose capture groups have known names. */
const Pattern = Schema.String.pipe(
  Schema.decodeTo(Schema.instanceOf(RegExp), {
    decode: SchemaGetter.transformEffect((source: string) => {
      const pattern = compile(source)
      return typeof pattern === "string"
        ? Effect.fail(new SchemaIssue.InvalidValue({ message: pattern }, source))
        : Effect.succeed(pattern)
    }),
    encode: SchemaGetter.transform(({ source, ignoreCase }: RegExp) => (ignoreCase ? `(?i)${source}` : source)),
  }),
)

export const kinds = ["heading", "paragraph", "list", "rule", "furniture"] as const

/** One step of the way through a file: which blocks it takes and what they are. */
const Step = Schema.Struct({
  /** Tested on the reading text of the block. */
  match: Schema.optionalKey(Pattern),
  kind: Schema.optionalKey(Schema.Literals(kinds)),
  level: Schema.optionalKey(Schema.Int),
  language: Schema.optionalKey(Schema.Literals(["en", "zh"])),
  /** What the block is; without it, what its kind says. */
  role: Schema.optionalKey(Role),
  /** What the address of a block that is a single link gives. */
  link: Schema.optionalKey(CaptureName),
  /** Take as many blocks as match; otherwise at most one. */
  repeat: Schema.optionalKey(Schema.Boolean),
  /** A block after a blank line is not taken. */
  contiguous: Schema.optionalKey(Schema.Boolean),
})
export type Step = typeof Step.Type

/**
 * A layout: how to know files of one kind, and how to cut them. One YAML file each in
 * pipeline/ingest/layouts; the README says how to write one.
 */
export const Layout = Schema.Struct({
  name: Schema.String.pipe(Schema.check(Schema.isPattern(/^[a-z0-9]+(-[a-z0-9]+)*$/))),
  description: Schema.String,
  format: Schema.Literals(["text", "markdown", "html"]),
  /** Text format: is each line a paragraph, or is a paragraph what stands between blank lines? */
  paragraphs: Schema.optionalKey(Schema.Literals(["line", "block", "auto"])),
  /** Features, all of which a file must have: a pattern that one of its first `lines` lines with text matches. */
  detect: Schema.Array(Schema.Struct({ pattern: Pattern, lines: Schema.Int })),
  /** Front matter or HTML metadata keys, and what they give. */
  meta: Schema.optionalKey(Schema.Record(Schema.String, CaptureName)),
  /** Does it try the steps of metadata-lines.yaml on every block, after its own? */
  metadata_lines: Schema.optionalKey(Schema.Boolean),
  /** Steps tried on every block first, wherever it stands. */
  anywhere: Schema.optionalKey(Schema.Array(Step)),
  /** Steps through the file, in order; blocks after the last are what their kind says. */
  blocks: Schema.Array(Step),
  /** A file of many documents: the block that opens each, the steps through it, and the block after the last one. */
  documents: Schema.optionalKey(
    Schema.Struct({ open: Step, blocks: Schema.Array(Step), close: Schema.optionalKey(Step) }),
  ),
})
export type Layout = typeof Layout.Type

export const fallbackName = "plain"

/** The layouts of pipeline/ingest/layouts, in the order of their names. */
export const readLayouts = Effect.gen(function* () {
  const path = yield* Path.Path
  const { root } = yield* project
  const folder = path.join(root, "pipeline", "ingest", "layouts")
  const files = (yield* filesBelow(folder)).filter((name) => name.endsWith(".yaml"))
  const lines = yield* readYaml(path.join(root, "pipeline", "ingest", "metadata-lines.yaml"), Schema.Array(Step))
  return yield* Effect.forEach(files, (name) =>
    Effect.map(
      readYaml(path.join(folder, name), Layout),
      (layout): Layout =>
        layout.metadata_lines === true ? { ...layout, anywhere: [...(layout.anywhere ?? []), ...lines] } : layout,
    ),
  )
})
