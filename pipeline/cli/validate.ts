import { Console, Effect } from "effect"
import { Argument, Command } from "effect/cli"
import pc from "picocolors"
import { verify } from "../verify/verify.ts"
import { json } from "./build.ts"
import { Exit } from "./exit.ts"
import { formatCount } from "./table.ts"

const out = Argument.String("out").pipe(
  Argument.withDescription("Folder that a build wrote"),
  Argument.withDefault("out"),
)

export const validateCommand = Command.make(
  "validate",
  { out, json },
  Effect.fn(function* (flags) {
    const { files, rows, findings } = yield* verify(flags.out)
    if (flags.json) yield* Console.log(JSON.stringify({ valid: findings.length === 0, files, rows, findings }, null, 2))
    else {
      for (const { file, rule, message } of findings)
        yield* Console.error(pc.red(`${flags.out}/${file}: ${rule}: ${message}`))
      yield* Console.log(
        findings.length === 0
          ? `${flags.out} is valid: ${formatCount(files)} files, ${formatCount(rows)} rows, the same in CSV, JSONL and Arrow`
          : `${flags.out} is not valid: ${formatCount(findings.length)} findings`,
      )
    }
    if (findings.length > 0) return yield* new Exit({ code: 1 })
  }),
).pipe(Command.withDescription("Re-check a finished output from its files alone"))
