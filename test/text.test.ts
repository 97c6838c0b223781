import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { asRead } from "../pipeline/core/chinese.ts"
import { matchesOf, regExp } from "../pipeline/core/pattern.ts"
import { ReadingBuilder, toRaw } from "../pipeline/core/reading.ts"
import { lineAt, makeText, toCodePoint } from "../pipeline/core/text.ts"
import { Trie } from "../pipeline/core/trie.ts"

const anyText = fc.string({ unit: "grapheme", maxLength: 60 })

describe("code point offsets", () => {
  it("count what Python counts", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const text = makeText(before + after)
        expect(toCodePoint(text, before.length)).toBe([...before].length)
      }),
    )
  })
  it("skip no character of the supplementary planes", () => {
    const text = makeText("a𠮷b𠮷c")
    expect(["a", "b", "c"].map((letter) => toCodePoint(text, text.value.indexOf(letter)))).toEqual([0, 2, 4])
  })
})

describe("lines", () => {
  it("end with LF, CRLF or CR", () => {
    const text = makeText("a\nb\r\nc\rd")
    expect(["a", "b", "c", "d"].map((letter) => lineAt(text, text.value.indexOf(letter)))).toEqual([1, 2, 3, 4])
  })
})

describe("classes of few ranges", () => {
  const matched = (pattern: RegExp, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)).filter((one) =>
      pattern.test(one),
    )
  /** Where letters stand; raised ones are left out. */
  const letters = [
    [0, 0x24f],
    [0x370, 0x52f],
    [0x1e00, 0x1eff],
    [0x3041, 0x30ff],
    [0x3400, 0x9fff],
  ] as const
  it.each([
    ["L", /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}]$/u, /^\p{L}$/u],
    ["Lu", /^[A-ZÀ-ÖØ-ÞĀŁŞŽΑ-ΡΣ-ΩЀ-Я]$/u, /^\p{Lu}$/u],
    ["Ll", /^[a-zß-öø-ÿāłşžα-ωа-џ]$/u, /^\p{Ll}$/u],
    ["N", /^[0-9Ⅰ-Ⅻ①-⑳０-９]$/u, /^\p{N}$/u],
    ["Script=Han", /^\p{Script=Han}$/u, /^\p{Script=Han}$/u],
  ])("%s has what papers print", (name, wanted, whole) => {
    const few = regExp(`^\\p{${name}}$`, "u")
    for (const [from, to] of letters) {
      const found = new Set(matched(few, from, to))
      expect(
        matched(wanted, from, to).filter((one) => whole.test(one) && !found.has(one) && !/[ªºʰ-˿]/u.test(one)),
      ).toEqual([])
    }
    // ASCII, where nearly all text stands, is as Unicode has it.
    expect(matched(few, 0, 0x7f)).toEqual(matched(whole, 0, 0x7f))
  })
  it("stand in brackets and outside", () => {
    expect(regExp("^\\p{Lu}[\\p{Ll}\\]-]+\\P{L}$", "u").test("Ab]-c!")).toBe(true)
    expect(regExp("[^\\p{Script=Han}]", "u").test("会议")).toBe(false)
  })
})

describe("matches", () => {
  it.each([/a+/gu, /(?=b)/gu, /^|[ab]?/gu, /(?<=a)(b)?/gu])("of %s are those of matchAll", (pattern) => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", "𠮷", "会") }), (text) => {
        const plain = ({ index, ...groups }: RegExpExecArray) => [index, ...Object.values(groups)]
        expect(matchesOf(text, pattern).map(plain)).toEqual(Array.from(text.matchAll(pattern), plain))
      }),
    )
  })
})

describe("Chinese as it is read", () => {
  it("keeps the places of characters, where one of two code units becomes one and another two", () => {
    const text = "國務院總理指出，\u{2f800}。\ufacf"
    const read = asRead(text)
    expect([...read].map((one) => one.length)).toEqual([...text].map((one) => one.length))
  })
})

describe("readings", () => {
  const read = (raw: string) => new ReadingBuilder().copy(raw, 0, raw.length).build()
  it.each([
    ["  Prime Minister\nNetanyahu \t of  Israel ", "Prime Minister Netanyahu of Israel"],
    ["会议在北\n京举行", "会议在北京举行"],
    ["\u3000\u3000会议 在", "会议 在"],
    ["the 会议\nheld", "the 会议 held"],
  ])("%j reads %j", (raw, text) => {
    expect(read(raw)?.text).toBe(text)
  })
  it("are undefined where there is nothing to read", () => {
    expect(read(" \n ")).toBeUndefined()
  })
  it("lead back to the raw words: each run of characters reads what it was read from", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (raw, a, b) => {
        const reading = read(raw)
        if (reading === undefined) return
        const start = a % reading.text.length
        const end = start + 1 + (b % (reading.text.length - start))
        const span = toRaw(reading, start, end)
        const squeeze = (text: string) => text.replace(/\s+/gu, "")
        expect(squeeze(raw.slice(span.start, span.end))).toBe(squeeze(reading.text.slice(start, end)))
      }),
    )
  })
  it("replace escapes and keep their raw span", () => {
    const raw = "AT&amp;T rose"
    const reading = new ReadingBuilder().decode(raw, 0, raw.length, /&amp;/g, () => "&").build()
    expect(reading?.text).toBe("AT&T rose")
    const at = reading && toRaw(reading, 2, 3)
    expect(at && raw.slice(at.start, at.end)).toBe("&amp;")
    const whole = reading && toRaw(reading, 0, 4)
    expect(whole && raw.slice(whole.start, whole.end)).toBe("AT&amp;T")
  })
})

describe("the automaton", () => {
  const trie = new Trie<string>()
  for (const form of ["China", "China Daily", "US", "中国", "中国共产党"]) trie.add(form, form)
  it.each([
    ["China Daily in China", ["China Daily", "China"]],
    ["Chinatown, Indochina and US", ["US"]],
    ["在中国共产党和中国", ["中国共产党", "中国"]],
    ["BUSY", []],
  ])("finds the longest forms in %j", (text, forms) => {
    expect(trie.find(text).map(({ value }) => value)).toEqual(forms)
  })
  it("finds what a search form by form finds", () => {
    const forms = ["ab", "abc", "b", "bca"]
    const letters = new Trie<string>()
    for (const form of forms) letters.add(form, form)
    fc.assert(
      fc.property(fc.array(fc.constantFrom("ab", "abc", "b", "bca", "x"), { maxLength: 12 }), (words) => {
        expect(letters.find(words.join(" ")).map(({ value }) => value)).toEqual(words.filter((word) => word !== "x"))
      }),
    )
  })
})
