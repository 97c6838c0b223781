import { Console, Effect } from "effect"
import { Command } from "effect/cli"
import pc from "picocolors"
import { explore } from "../explore/explore.ts"
import { Vocabulary } from "../vocabulary/vocabulary.ts"
import { corpus, out } from "./build.ts"
import { formatCount } from "./table.ts"

export const exploreCommand = Command.make(
  "explore",
  { out, corpus },
  Effect.fn(function* (flags) {
    const { folder, meta } = yield* explore(flags.out, flags.corpus).pipe(Effect.provide(Vocabulary.layer))
    const { documents = 0, entities = 0, mentions = 0 } = meta.counts
    yield* Console.log(
      `${pc.bold(folder)}: ${formatCount(documents)} documents, ${formatCount(entities)} entities, ${formatCount(mentions)} mentions`,
    )
    yield* Console.log(`serve it with any server of files: npx vite preview --outDir ${folder}`)
  }),
).pipe(Command.withDescription("Make a static site to look at a build"))
