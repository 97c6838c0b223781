import { Runtime, Schema } from "effect"

/** Ends the program with an exit code: 1 for invalid data, 2 for wrong usage. What is wrong has been said. */
export class Exit extends Schema.TaggedError<Exit>()("Exit", { code: Schema.Literals([1, 2]) }) {
  override readonly [Runtime.errorExitCode] = this.code
  override readonly [Runtime.errorReported] = false
}
