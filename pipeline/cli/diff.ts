import { Console, Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import pc from "picocolors"
import { diff } from "../diff/diff.ts"
import { renderMarkdown, rowLine, stepMeaning, tableHead, tableLines } from "../diff/render.ts"
import { json } from "./build.ts"
import { renderTable } from "./table.ts"

const markdown = Flag.Boolean("md").pipe(
  Flag.withDescription("Print Markdown for a changelog"),
  Flag.withDefault(false),
)
const limit = Flag.Int("limit").pipe(Flag.withDescription("Rows to show at most"), Flag.withDefault(40))

const colours = { added: pc.green, removed: pc.red, changed: pc.yellow }

export const diffCommand = Command.make(
  "diff",
  {
    from: Argument.String("from").pipe(Argument.withDescription("Folder of a build or a release")),
    to: Argument.String("to").pipe(Argument.withDescription("Folder of a later one")),
    json,
    markdown,
    limit,
  },
  Effect.fn(function* (flags) {
    const found = yield* diff(flags.from, flags.to, flags.json ? Number.MAX_SAFE_INTEGER : flags.limit)
    if (flags.json) return yield* Console.log(JSON.stringify(found, null, 2))
    if (flags.markdown) return yield* Console.log(renderMarkdown(found))
    const lines = tableLines(found)
    if (lines.length > 0) yield* Console.log(renderTable(tableHead, lines, new Set(tableHead.slice(1, -1))))
    for (const { path, cause } of found.inputs) yield* Console.log(`${pc.bold(path)}: ${cause}`)
    for (const row of found.rows) yield* Console.log(colours[row.kind](rowLine(row)))
    const total = found.tables.reduce((sum, one) => sum + one.added + one.removed + one.changed, 0)
    if (total > found.rows.length)
      yield* Console.log(`… and ${total - found.rows.length} more rows; --limit shows more, --json all`)
    yield* Console.log(`step: ${pc.bold(found.step)} (${stepMeaning[found.step]})`)
  }),
).pipe(
  Command.withDescription("Compare two builds or releases, row by row"),
  Command.withExamples([
    {
      command: "waishi diff out/release/2026.10.0 out/release/2026.11.0 --md",
      description: "What is new, for a changelog",
    },
  ]),
)
