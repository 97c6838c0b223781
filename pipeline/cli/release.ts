import { Console, Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import pc from "picocolors"
import { bytesOf } from "../release/describe/facts.ts"
import { rehydrate } from "../release/rehydrate.ts"
import { release } from "../release/release.ts"
import { Vocabulary } from "../vocabulary/vocabulary.ts"
import { formats } from "../write/tables.ts"
import { corpus, json, out } from "./build.ts"
import { Exit } from "./exit.ts"
import { formatBytes, formatCount, renderTable } from "./table.ts"

const version = Argument.String("version").pipe(
  Argument.withDescription("Calendar version: year, month, number, such as 2026.11.0"),
)
const dryRun = Flag.Boolean("dry-run").pipe(
  Flag.withDescription("Make it, say what it would be, and leave nothing"),
  Flag.withDefault(false),
)

export const releaseCommand = Command.make(
  "release",
  { version, out, corpus, dryRun, json },
  Effect.fn(function* (flags) {
    const { folder, files, rows, withheld, previous } = yield* release(flags).pipe(Effect.provide(Vocabulary.layer))
    if (flags.json)
      return yield* Console.log(
        JSON.stringify(
          { folder, dryRun: flags.dryRun, previous, rows: Object.fromEntries(rows), withheld, files },
          null,
          2,
        ),
      )
    const kinds = [...formats, "parquet"]
    const head = ["table", "rows", ...kinds]
    yield* Console.log(
      renderTable(
        head,
        [...rows].map(([name, count]) => [
          name,
          formatCount(count),
          ...kinds.map((format) => formatBytes(bytesOf(files, name, format))),
        ]),
        new Set(head.slice(1)),
      ),
    )
    const { spans, closed, unsure } = withheld
    yield* Console.log(
      `withheld: the text of ${spans} documents, all but the metadata of ${closed}, ${formatCount(unsure)} rows of too little confidence`,
    )
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
    yield* Console.log(
      flags.dryRun
        ? `would be ${folder}: ${files.length} files, ${formatBytes(total)}; nothing was left`
        : `${pc.bold(folder)}: ${files.length} files, ${formatBytes(total)}${previous === undefined ? ", the first release" : `, after ${previous}`}`,
    )
  }),
).pipe(
  Command.withDescription("Make a release of a build: all formats, described, as far as the rights of the texts go"),
  Command.withExamples([{ command: "waishi release 2026.11.0", description: "Release out/ as out/release/2026.11.0" }]),
)

export const rehydrateCommand = Command.make(
  "rehydrate",
  {
    release: Argument.String("release").pipe(Argument.withDescription("Folder of a release")),
    raw: Argument.String("raw").pipe(Argument.withDescription("Folder of the raw files")),
    into: Flag.String("into").pipe(
      Flag.withDescription("New folder for the tables with their text"),
      Flag.withDefault("rehydrated"),
    ),
    json,
  },
  Effect.fn(function* (flags) {
    const found = yield* rehydrate(flags.release, flags.raw, flags.into).pipe(Effect.provide(Vocabulary.layer))
    if (flags.json) yield* Console.log(JSON.stringify(found, null, 2))
    else {
      for (const path of found.missing) yield* Console.error(pc.yellow(`no raw file with the hash of ${path}`))
      for (const id of found.differing)
        yield* Console.error(pc.red(`${id}: the text there is not that of the release; nothing was put in`))
      yield* Console.log(
        `${flags.into}: the text of ${formatCount(found.paragraphs)} paragraphs and ${formatCount(found.quotations)} quotations is back`,
      )
    }
    if (found.differing.length > 0) return yield* new Exit({ code: 1 })
  }),
).pipe(Command.withDescription("Join the text that a release withholds back in, from the raw files"))
