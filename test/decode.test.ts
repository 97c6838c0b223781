import { execFileSync } from "node:child_process"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { decode } from "../pipeline/ingest/decode.ts"

const chinese = "祁兰通讯社森纳港5月2日电 渔业会谈今天开幕，总理出席并讲话，他说条约要写得清楚。"
const traditional = "祁蘭外交部發言人今天表示，兩國關係取得進展，雙方將繼續合作，維護地區和平與穩定，會議在首都舉行。"
const english = "The talks “opened” today — on time, for once."

/** The bytes of a text in an encoding of iconv. */
const bytesIn = (encoding: string, text: string): Uint8Array =>
  execFileSync("iconv", ["-f", "utf-8", "-t", encoding], { input: text })

const withMark = (mark: ReadonlyArray<number>, bytes: Uint8Array): Uint8Array => Uint8Array.of(...mark, ...bytes)

describe("encodings", () => {
  it.each([
    ["utf-8", new TextEncoder().encode(chinese), chinese],
    ["utf-8-sig", withMark([0xef, 0xbb, 0xbf], new TextEncoder().encode(chinese)), chinese],
    ["utf-16", withMark([0xff, 0xfe], bytesIn("utf-16le", chinese)), chinese],
    ["utf-16", withMark([0xfe, 0xff], bytesIn("utf-16be", english)), english],
    ["utf-16-le", bytesIn("utf-16le", english), english],
    ["utf-16-be", bytesIn("utf-16be", english), english],
    ["gb18030", bytesIn("gb18030", chinese), chinese],
    ["gb18030", bytesIn("gb18030", english), english],
    ["big5", bytesIn("big5", traditional), traditional],
  ])("%s is recognised", (encoding, bytes, value) => {
    expect(decode(bytes)).toEqual(Result.succeed({ encoding, value }))
  })

  it.each([
    ["white space only", "empty-file", 1, new TextEncoder().encode(" \n\t")],
    ["a PDF", "binary-file", 1, new TextEncoder().encode("%PDF-1.7 …")],
    ["zero bytes", "binary-file", 1, Uint8Array.of(1, 0, 0, 7, 0, 255, 3)],
    ["control characters", "binary-file", 1, Uint8Array.of(0x61, 0x01, 0x02, 0x62)],
    [
      "Latin-1",
      "undecodable-bytes",
      2,
      bytesIn("windows-1252", `first line\nThe President’s visit — café, naïve, über`),
    ],
    ["broken UTF-8", "undecodable-bytes", 3, Uint8Array.of(0x61, 10, 0x62, 10, 0xff, 0xc0, 0x80)],
    ["half a UTF-16", "undecodable-bytes", 1, Uint8Array.of(0xff, 0xfe, 0x61)],
  ])("%s is refused: %s on line %i", (_, rule, line, bytes) => {
    const result = decode(bytes)
    expect(Result.isFailure(result) && result.failure).toMatchObject({ rule, line })
  })
})
