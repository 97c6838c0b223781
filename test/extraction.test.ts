import { expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { readKnowledge } from "../pipeline/build.ts"
import { soundsLike } from "../pipeline/extract/transliteration.ts"
import { cases, rowReader, TestLayer } from "./support.ts"

const Case = Schema.Struct({
  text: Schema.String,
  mentions: Schema.Array(Schema.String),
  quotations: Schema.optionalKey(Schema.Array(Schema.String)),
  attendance: Schema.optionalKey(Schema.Array(Schema.String)),
  bodies: Schema.optionalKey(Schema.Array(Schema.String)),
  events: Schema.optionalKey(Schema.Array(Schema.String)),
})

const isChinese = (name: string) => /\p{Script=Han}/u.test(name)

/** Files of names, and the sentences in each of which every one is to be found. */
const names = [
  {
    file: "persons",
    type: "person",
    en: [
      "The governor met with Deputy Minister @ on Monday.",
      "@ said the port was open.",
      "Li Xiaomei and @ attended the meeting.",
      "@, director of the port, met the guests.",
    ],
    zh: [
      "昨天，外事处处长@等参加会见。",
      "@表示，港口很好。",
      "李晓梅会见了@一行。",
      "代表团同总经理@举行会谈，并与@共进晚餐。",
    ],
  },
  {
    file: "bodies",
    type: "organization",
    en: [
      "The delegation visited the @ on Monday and held talks.",
      "Li Xiaomei, a member of the @, met the guests on Monday.",
      "She thanked the @ for its help.",
    ],
    zh: ["代表团访问了@，并举行会谈。", "昨天，@负责人李晓梅会见了客人。", "他感谢@的支持。"],
  },
  {
    file: "events",
    type: "event",
    en: [
      "She made a speech at the @ on Monday.",
      "Li Xiaomei came to Arden to attend the @.",
      "The @ was a great success.",
    ],
    zh: ["他在@上发表了讲话。", "客人是来出席@的。", "@取得了圆满成功。"],
  },
]

layer(TestLayer)("extraction", (it) => {
  it.effect("finds what the cases say, and nothing else", () =>
    Effect.gen(function* () {
      const rowsOf = rowReader(yield* readKnowledge)
      for (const { text, mentions, quotations, attendance, bodies, events } of cases("extraction", Case)) {
        const rows = rowsOf(text)
        const named = rows?.mentions.map(
          ({ type, surface, office }) => `${type} ${surface}${office === null ? "" : ` (${office})`}`,
        )
        expect(named, text).toEqual(mentions)
        const said = rows?.quotations.map((row) => `${row.speaker_entity_id} ${row.cue} ${row.content}`)
        if (quotations !== undefined) expect(said, text).toEqual(quotations)
        const isWithOffice = attendance?.some((one) => one.includes("("))
        const there = rows?.attendance.map(
          ({ part, person_entity_id, office }) =>
            `${part} ${person_entity_id.replace("person/", "")}${isWithOffice ? ` (${office})` : ""}`,
        )
        if (attendance !== undefined) expect(there, text).toEqual(attendance)
        const idsOf = (of: string) =>
          rows?.mentions.flatMap(({ type, entity_id }) => (type === of ? [entity_id.replace(`${of}/`, "")] : []))
        if (bodies !== undefined) expect(idsOf("organization"), text).toEqual(bodies)
        if (events !== undefined) expect(idsOf("event"), text).toEqual(events)
      }
    }),
  )

  it.effect("finds every name of the vocabularies, each of one entity", () =>
    Effect.gen(function* () {
      const knowledge = yield* readKnowledge
      const rowsOf = rowReader(knowledge)
      const { persons, places, organizations, formulations } = knowledge.vocabularies
      const known = [
        { type: "person", named: persons, en: "On Monday, @ met the guests.", zh: "昨天，@会见了客人。" },
        { type: "place", named: places, en: "She visited @ on Monday.", zh: "代表团访问了@，并举行会谈。" },
        {
          type: "organization",
          named: organizations,
          en: "She visited the @ on Monday.",
          zh: "代表团访问了@，并举行会谈。",
        },
        {
          type: "formulation",
          named: formulations,
          en: "She spoke of the @ on Monday.",
          zh: "他谈到@，并表示感谢。",
        },
      ]
      const ids = known.flatMap(({ type, named }) => named.map(({ id }) => `${type}/${id}`)).toSorted()
      expect(ids.filter((id, index) => id === ids[index - 1])).toEqual([])
      const entities = new Map<string, string>()
      for (const { type, named, en, zh } of known)
        for (const one of named)
          for (const form of [...(one.en ?? []), ...(one.zh ?? [])]) {
            const plain = form.replaceAll("’", "'")
            const entity = `${type}/${one.id}`
            expect(entities.get(plain) ?? entity, form).toBe(entity)
            entities.set(plain, entity)
            const sentence = (isChinese(form) ? zh : en).replace("@", () => form)
            const rows = rowsOf(sentence)
            const mentions = rows?.mentions.map(({ surface, entity_id }) => `${surface} ${entity_id}`)
            // An article is no part of a body's name, even where nobody leaves it out.
            const surface = type === "organization" ? form.replace(/^The /, "") : form
            expect(mentions, sentence).toContain(`${surface} ${entity}`)
          }
    }),
  )

  it.effect.each(names)("finds the names of $file as wholes", ({ file, type, en, zh }) =>
    Effect.gen(function* () {
      const rowsOf = rowReader(yield* readKnowledge)
      for (const name of cases(file, Schema.String))
        for (const frame of isChinese(name) ? zh : en) {
          const sentence = frame.replaceAll("@", () => name)
          const rows = rowsOf(sentence)
          const mentions = rows?.mentions.filter((mention) => mention.type === type)
          expect(
            mentions?.map(({ surface }) => surface),
            sentence,
          ).toContain(name)
        }
    }),
  )

  it.effect("finds offices as wholes", () =>
    Effect.gen(function* () {
      const rowsOf = rowReader(yield* readKnowledge)
      for (const office of cases("offices", Schema.String)) {
        const before = [`The guests met with ${office} Shen Huaian on Monday.`, `${office} Shen Huaian was there.`]
        const after = [
          `On Monday, Shen Huaian, ${office}, met with Orla Keane in Arden.`,
          `Shen Huaian, ${office} and Ivo Marek attended the meeting.`,
        ]
        const sentences = isChinese(office)
          ? [`昨天，${office}沈怀安会见了客人。`, `${office}沈怀安、李晓梅等出席会议。`, `会议由${office}沈怀安主持。`]
          : [...after, ...(/^\p{Lu}/u.test(office) ? before : [])]
        for (const sentence of sentences) {
          const rows = rowsOf(sentence)
          const holder = rows?.mentions.find(
            ({ surface }) => surface === (isChinese(office) ? "沈怀安" : "Shen Huaian"),
          )
          expect(holder?.office, sentence).toBe(office)
        }
      }
    }),
  )

  it("hears a transcribed name in another", () => {
    const pairs = [
      ["达林", "Dallin"],
      ["斯特兰德", "Strand"],
      ["奥库鲁", "Okuru"],
      ["米尔济约耶夫", "Mirziyoyev"],
    ] as const
    for (const [chinese, latin] of pairs) {
      expect(soundsLike(chinese, latin), chinese).toBeGreaterThan(0.8)
      for (const [, other] of pairs) if (other !== latin) expect(soundsLike(chinese, other)).toBeLessThan(0.66)
    }
  })
})
