import { analyse } from "chardet"
import { Result } from "effect"
import type { DocumentsRow } from "../core/rows.ts"

export type Encoding = DocumentsRow["encoding"]

export interface Decoded {
  readonly encoding: Encoding
  /** The text, without a byte order mark. */
  readonly value: string
}

/** Why bytes are not a text, in the terms of a reject. */
export interface DecodeError {
  readonly rule: "empty-file" | "binary-file" | "undecodable-bytes"
  readonly line: number
  readonly message: string
}

const decodeAs = (bytes: Uint8Array, label: string): string | undefined => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** File signatures of what users most often drop into a folder of texts. */
const signatures: ReadonlyArray<readonly [kind: string, hint: string, bytes: ReadonlyArray<number>]> = [
  ["PDF", "extract its text first, for instance with pdftotext", [0x25, 0x50, 0x44, 0x46]],
  ["ZIP or Office", "export it as plain text or HTML", [0x50, 0x4b, 0x03, 0x04]],
  ["old Office", "export it as plain text or HTML", [0xd0, 0xcf, 0x11, 0xe0]],
  ["PNG image", "only texts are read", [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG image", "only texts are read", [0xff, 0xd8, 0xff]],
  ["GIF image", "only texts are read", [0x47, 0x49, 0x46, 0x38]],
  ["gzip", "unpack it first", [0x1f, 0x8b]],
]

const begins = (bytes: Uint8Array, start: ReadonlyArray<number>): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const control = /[\u0000-\u0008\u000E-\u001F\uFFFE\uFFFF]/

const byteOrderMarks: ReadonlyArray<readonly [encoding: Encoding, label: string, mark: ReadonlyArray<number>]> = [
  ["utf-8-sig", "utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16", "utf-16le", [0xff, 0xfe]],
  ["utf-16", "utf-16be", [0xfe, 0xff]],
]

/** UTF-16 without a mark shows by its zero bytes: those of ASCII stand all on one side. */
const withoutMark = (bytes: Uint8Array): Decoded | undefined => {
  let even = 0
  let odd = 0
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  if (bytes.length % 2 !== 0 || (even > 0 && odd > 0)) return undefined
  const encoding = even === 0 ? "utf-16-le" : "utf-16-be"
  const value = decodeAs(bytes, even === 0 ? "utf-16le" : "utf-16be")
  return value === undefined || control.test(value) ? undefined : { encoding, value }
}

const chinesePunctuation = /^[\u0000-\u00FF\u2010-\u206F\u3000-\u303F\uFF00-\uFFEF]*$/

/**
 * GB18030 or Big5, if the detector puts it first. English with nothing but punctuation in GB18030
 * looks like Latin-1 to it; as Latin-1's quotation marks would come out as rare ideographs, text
 * without any is GB18030.
 */
const multibyte = (bytes: Uint8Array): Decoded | undefined => {
  const [best] = analyse(bytes)
  if (best !== undefined && best.confidence >= 40) {
    if (best.name === "GB18030" || best.name === "Big5") {
      const value = decodeAs(bytes, best.name)
      if (value !== undefined && !control.test(value)) {
        return { encoding: best.name === "Big5" ? "big5" : "gb18030", value }
      }
    }
  }
  const value = decodeAs(bytes, "gb18030")
  return value !== undefined && chinesePunctuation.test(value) && !control.test(value)
    ? { encoding: "gb18030", value }
    : undefined
}

/** The line of the first byte that is not UTF-8. */
const brokenLine = (bytes: Uint8Array): number => {
  let line = 1
  let start = 0
  for (let index = 0; index <= bytes.length; index++) {
    if (index < bytes.length && bytes[index] !== 0x0a) continue
    if (decodeAs(bytes.subarray(start, index), "utf-8") === undefined) return line
    start = index + 1
    line++
  }
  return 1
}

const binary = (what: string): DecodeError => ({ rule: "binary-file", line: 1, message: what })

/** Decodes the bytes of a raw file, never with replacement characters. */
export const decode = (bytes: Uint8Array): Result.Result<Decoded, DecodeError> => {
  const decoded = decodeBytes(bytes)
  if (Result.isSuccess(decoded) && decoded.success.value.trim() === "") {
    return Result.fail({ rule: "empty-file", line: 1, message: "the file holds no text; remove it or fetch it again" })
  }
  return decoded
}

const decodeBytes = (bytes: Uint8Array): Result.Result<Decoded, DecodeError> => {
  for (const [kind, hint, start] of signatures) {
    if (begins(bytes, start)) return Result.fail(binary(`a ${kind} file, not a text; ${hint}`))
  }
  for (const [encoding, label, mark] of byteOrderMarks) {
    if (!begins(bytes, mark)) continue
    const value = decodeAs(bytes, label)
    if (value !== undefined) return Result.succeed({ encoding, value })
    return Result.fail({
      rule: "undecodable-bytes",
      line: label === "utf-8" ? brokenLine(bytes) : 1,
      message: `begins with the byte order mark of ${label} but is not valid ${label}; fetch it again or convert it to UTF-8`,
    })
  }
  if (bytes.includes(0)) {
    const wide = withoutMark(bytes)
    return wide === undefined
      ? Result.fail(binary("holds zero bytes and is not UTF-16, so it is no text; remove it or convert it to text"))
      : Result.succeed(wide)
  }
  const utf8 = decodeAs(bytes, "utf-8")
  if (utf8 !== undefined) {
    return control.test(utf8)
      ? Result.fail(binary("holds control characters, so it is no text; remove it or convert it to text"))
      : Result.succeed({ encoding: "utf-8", value: utf8 })
  }
  const chinese = multibyte(bytes)
  if (chinese !== undefined) return Result.succeed(chinese)
  return Result.fail({
    rule: "undecodable-bytes",
    line: brokenLine(bytes),
    message: "not UTF-8, UTF-16, GB18030 or Big5; find its encoding and convert it to UTF-8, for instance with iconv",
  })
}
