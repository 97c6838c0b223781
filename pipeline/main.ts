#!/usr/bin/env node
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Console, Effect } from "effect"
import { CliError, Command } from "effect/cli"
import pc from "picocolors"
import packageJson from "../package.json" with { type: "json" }
import { buildCommand } from "./cli/build.ts"
import { diffCommand } from "./cli/diff.ts"
import { Exit } from "./cli/exit.ts"
import { exploreCommand } from "./cli/explore.ts"
import { inspectCommand } from "./cli/inspect.ts"
import { rehydrateCommand, releaseCommand } from "./cli/release.ts"
import { validateCommand } from "./cli/validate.ts"

const waishi = Command.make("waishi").pipe(
  Command.withDescription("Open datasets from press documents about China's diplomacy"),
  Command.withSubcommands([
    buildCommand,
    validateCommand,
    inspectCommand,
    releaseCommand,
    diffCommand,
    rehydrateCommand,
    exploreCommand,
  ]),
)

const say = (code: 1 | 2) => (error: { readonly message: string }) =>
  Console.error(pc.red(`waishi: ${error.message}`)).pipe(Effect.andThen(Effect.fail(new Exit({ code }))))

const isHelp = (error: CliError.CliError): boolean => error._tag === "ShowHelp" && error.errors.length === 0

const program = waishi.pipe(
  Command.run({ version: packageJson.version }),
  Effect.catchTags({
    CorpusError: say(2),
    OutputError: say(2),
    NotAnOutput: say(2),
    InspectError: say(2),
    ReleaseError: say(2),
    DiffError: say(2),
    YamlError: say(1),
    ReadError: say(1),
    ArrowError: say(1),
    PlatformError: say(1),
    SchemaError: say(1),
  }),
  Effect.catchIf(CliError.isCliError, (error) =>
    isHelp(error) && process.argv.length > 2 ? Effect.void : Effect.fail(new Exit({ code: 2 })),
  ),
  Effect.provide(NodeServices.layer),
)

NodeRuntime.runMain(program)
