import { Console, Effect, FileSystem, Path, Schema } from "effect"
import { Argument, Command } from "effect/cli"
import pc from "picocolors"
import type { Formatter } from "picocolors/types.d.ts"
import { processFile, readKnowledge } from "../build.ts"
import { lineAt, slice, toCodePoint } from "../core/text.ts"
import type { Extracted, ExtractedDocument } from "../extract/extract.ts"
import { fitLayouts } from "../ingest/cut.ts"
import type { Layout } from "../ingest/layout.ts"
import { Vocabulary } from "../vocabulary/vocabulary.ts"
import { json } from "./build.ts"
import { Exit } from "./exit.ts"
import { renderTable } from "./table.ts"

/** The file cannot be inspected. */
export class InspectError extends Schema.TaggedError<InspectError>()("InspectError", { message: Schema.String }) {}

const mentionColours: Readonly<Record<string, Formatter>> = {
  person: pc.green,
  organization: pc.blue,
  place: pc.cyan,
  event: pc.magenta,
  formulation: pc.yellow,
  collective: pc.green,
}

const roleColour = (role: string): Formatter =>
  role === "boilerplate" ? pc.gray : role === "body" ? pc.white : pc.bold

/** The text of a paragraph with its mentions and cues in colour. */
const paint = (
  text: string,
  start: number,
  marks: ReadonlyArray<{ start: number; end: number; colour: Formatter }>,
): string => {
  const characters = [...text]
  let painted = ""
  let at = 0
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const from = mark.start - start
    const to = mark.end - start
    if (from < at || to > characters.length) continue
    painted += characters.slice(at, from).join("") + mark.colour(characters.slice(from, to).join(""))
    at = to
  }
  return painted + characters.slice(at).join("")
}

const show = ({ document, rows }: ExtractedDocument): string => {
  const { text } = document.file
  const values = Object.entries(document.row).map(([column, value]) => {
    const origin = document.origins[column]
    const where =
      origin === undefined
        ? ""
        : `line ${lineAt(text, origin.start)}, ${toCodePoint(text, origin.start)}-${toCodePoint(text, origin.end)}: ${JSON.stringify(slice(text, origin).slice(0, 60))}`
    return [
      column,
      value === null ? pc.gray("null") : typeof value === "object" ? JSON.stringify(value) : String(value),
      pc.gray(where),
    ]
  })
  const marks = [
    ...rows.quotations.flatMap(({ cue_start, cue_end }) =>
      cue_start === null || cue_end === null ? [] : [{ start: cue_start, end: cue_end, colour: pc.red }],
    ),
    ...rows.mentions.map(({ start, end, type }) => ({ start, end, colour: mentionColours[type] ?? pc.white })),
  ]
  const paragraphs = rows.paragraphs.map((paragraph) => {
    const inside = marks.filter(({ start, end }) => paragraph.start <= start && end <= paragraph.end)
    const label = `${paragraph.role} ${paragraph.language} ${paragraph.start}-${paragraph.end}`
    return `${roleColour(paragraph.role)(label)}\n${paint(paragraph.text ?? "", paragraph.start, inside)}`
  })
  const quotations = rows.quotations.map(
    ({ type, speaker_entity_id, speaker_surface, cue, content, content_start, content_end }) => [
      type,
      speaker_entity_id ?? pc.gray("null"),
      speaker_surface ?? "",
      cue ?? "",
      `${content_start}-${content_end}`,
      content.replace(/\s+/g, " ").slice(0, 60),
    ],
  )
  const events = rows.events.map(({ event_id, type, start_date, end_date }) => [
    event_id,
    type,
    start_date ?? "",
    end_date ?? "",
  ])
  const attendance = rows.attendance.map(({ person_entity_id, part, office, event_id }) => [
    person_entity_id,
    part,
    office ?? "",
    event_id,
  ])
  const section = (title: string, head: ReadonlyArray<string>, lines: ReadonlyArray<ReadonlyArray<string>>) =>
    lines.length === 0 ? [] : [pc.bold(title), renderTable(head, lines)]
  return [
    pc.bold(`document ${document.row.document_id}`),
    renderTable(["column", "value", "from"], values),
    pc.bold("text"),
    ...paragraphs,
    ...section("quotations", ["type", "speaker", "words", "cue", "content", ""], quotations),
    ...section("events", ["event", "type", "from", "to"], events),
    ...section("attendance", ["person", "part", "office", "event"], attendance),
  ].join("\n")
}

/** Where each value of the row of `documents` was read, in code points. */
const originsOf = ({ file: { text }, origins }: ExtractedDocument["document"]) =>
  Object.fromEntries(
    Object.entries(origins).map(([column, { start, end }]) => [
      column,
      { start: toCodePoint(text, start), end: toCodePoint(text, end) },
    ]),
  )

const showFile = (file: Extracted, layouts: ReadonlyArray<Layout>): string => {
  const [extracted] = file.documents
  const document = extracted?.document
  const encoding = document === undefined ? [] : [`encoding ${document.file.encoding}`]
  const fits =
    document === undefined
      ? []
      : [
          renderTable(
            ["layout", "features found"],
            fitLayouts(document.file.text, layouts).map(({ layout, found, wanted }) => [
              layout.name,
              `${found} of ${wanted}`,
            ]),
          ),
        ]
  return [
    pc.bold(`${file.path}: ${file.bytes} bytes, sha256 ${file.sha256}`),
    [...encoding, `layout ${file.layout}`, `${file.documents.length} documents`].join(", "),
    ...fits,
  ].join("\n")
}

const fileArgument = Argument.String("file").pipe(Argument.withDescription("A raw file"))

export const inspectCommand = Command.make(
  "inspect",
  { file: fileArgument, json },
  Effect.fn(function* (flags) {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const knowledge = yield* readKnowledge
    const bytes = yield* fs
      .readFile(flags.file)
      .pipe(Effect.mapError((error) => new InspectError({ message: `${flags.file} cannot be read: ${error.message}` })))
    const file = processFile(knowledge)(path.basename(flags.file), bytes)
    const { documents, rejects } = file
    if (flags.json) {
      const { path: name, bytes: size, sha256, layout } = file
      const told = rejects.map(({ stage, rule, line, message }) => ({ stage, rule, line, message }))
      yield* Console.log(
        JSON.stringify(
          {
            path: name,
            bytes: size,
            sha256,
            layout,
            rejects: told,
            documents: documents.map(({ document, rows }) => ({ ...rows, origins: originsOf(document) })),
          },
          null,
          2,
        ),
      )
    } else {
      yield* Console.log(showFile(file, knowledge.layouts))
      for (const document of documents) yield* Console.log(`\n${show(document)}`)
      for (const { line, rule, message } of rejects)
        yield* Console.error(pc.red(`${flags.file}:${line}: ${rule}: ${message}`))
    }
    if (rejects.length > 0) return yield* new Exit({ code: 1 })
  }, Effect.provide(Vocabulary.layer)),
).pipe(Command.withDescription("Show what the pipeline sees in one raw file, span by span"))
