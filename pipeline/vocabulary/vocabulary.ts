import { Context, Effect, Layer, Path, Schema } from "effect"
import { project } from "../core/project.ts"
import { readYaml } from "../core/yaml.ts"

const Strings = Schema.Array(Schema.String)
const optionalText = Schema.optionalKey(Schema.String)

export const Rights = Schema.Literals(["open", "spans", "closed"])

/** Characters that a release may hold of the text of a document whose rights are `spans`. */
const RightsLimits = Schema.Struct({ quotation: Schema.Int, surface: Schema.Int })

export const Source = Schema.Struct({
  source_id: Schema.String,
  name_en: optionalText,
  name_zh: optionalText,
  names: Schema.optionalKey(Strings),
  domains: Schema.optionalKey(Strings),
  type: Schema.Literals(["agency", "newspaper", "broadcaster", "government", "party", "journal", "website"]),
  country: optionalText,
  url: optionalText,
  languages: Strings,
  rights: Rights,
})
export type Source = typeof Source.Type

/** A named entity: the first form of each language is its name there, the others are aliases. */
export const Named = Schema.Struct({
  id: Schema.String,
  en: Schema.optionalKey(Strings),
  zh: Schema.optionalKey(Strings),
  wikidata: optionalText,
})
export type Named = typeof Named.Type

/** A body. `short` are names that many bodies have (Congress): they mean this one in a document that has a word of `with`. */
export const Organization = Schema.Struct({
  ...Named.fields,
  short: Schema.optionalKey(Strings),
  with: Schema.optionalKey(Strings),
})
export type Organization = typeof Organization.Type

/** A place, and those that share its name: which is meant the words tell that stand elsewhere in the document. */
export const Place = Schema.Struct({
  ...Named.fields,
  country: Schema.optionalKey(Schema.Boolean),
  adjectives: Schema.optionalKey(Strings),
  senses: Schema.optionalKey(Schema.Array(Schema.Struct({ id: Schema.String, with: Strings }))),
})
export type Place = typeof Place.Type

/**
 * A person of the vocabulary. `zh_short` are names that many share (马丁): they mean this person only beside an office
 * that has the word `of` in it. `titles` are the offices after which the family name alone means this person in
 * English; without the key, any office.
 */
export const Person = Schema.Struct({
  ...Named.fields,
  zh_short: Schema.optionalKey(Strings),
  of: optionalText,
  titles: Schema.optionalKey(Strings),
  /** Short names other than the last word of the English one, each with one of the titles. */
  called: Schema.optionalKey(Strings),
})
export type Person = typeof Person.Type

const Strength = Schema.Literals(["neutral", "emphatic", "directive"])

export const Cue = Schema.Struct({
  lemma: Schema.String,
  forms: Strings,
  strength: Strength,
  /** May report with a noun phrase, not only with a clause. */
  object: Schema.optionalKey(Schema.Boolean),
  /** Reports only with "that" or a quotation mark after it, in Chinese with a pause. */
  clause: Schema.optionalKey(Schema.Boolean),
  /** May stand after what it reports and its speaker. */
  last: Schema.optionalKey(Schema.Boolean),
  /** Reports in the infinitive as well, after a meeting or a call. */
  purpose: Schema.optionalKey(Schema.Boolean),
  /** A form of the present in which only several speak. */
  plural: Schema.optionalKey(Schema.Boolean),
})
export type Cue = typeof Cue.Type

const EventNoun = Schema.Struct({
  noun: Schema.String,
  type: Schema.Literals([
    "conference",
    "meeting",
    "talks",
    "call",
    "visit",
    "ceremony",
    "forum",
    "exhibition",
    "games",
    "briefing",
    "election",
  ]),
  /** In Chinese: is it an event of its own after the name of a place (成都|世运会)? */
  after_place: Schema.optionalKey(Schema.Boolean),
  /** The same after the name of a body of states (东盟|外长会议)? */
  after_body: Schema.optionalKey(Schema.Boolean),
  /** Is it a name without any other word (进博会)? */
  alone: Schema.optionalKey(Schema.Boolean),
})
export type EventNoun = typeof EventNoun.Type

const perLanguage = <A, I>(item: Schema.Codec<A, I>) =>
  Schema.Struct({ en: Schema.Array(item), zh: Schema.Array(item) })

/** A rule of extraction, what it does, and how often it is right. */
export const Rule = Schema.Struct({
  id: Schema.String,
  table: Schema.Literals(["mentions", "quotations", "attendance"]),
  description: Schema.String,
  confidence: Schema.Finite,
})
export type Rule = typeof Rule.Type

const Offices = Schema.Struct({
  en: Schema.Struct({
    modifiers: Strings,
    nationalities: Strings,
    heads: Strings,
    portfolios: Strings,
    local: Strings,
    plural: Strings,
    honorifics: Strings,
  }),
  zh: Schema.Struct({ heads: Strings, portfolios: Strings, plural: Strings, honorifics: Strings }),
})

const Datelines = Schema.Struct({ ours: Strings, patterns: Strings })

const Narration = Schema.Struct({
  en: Schema.Struct({
    connectives: Strings,
    opens: Strings,
    spoken: Strings,
    past: Strings,
    sides_do: Strings,
    say_that: Strings,
    do: Strings,
    deeds: Strings,
    others: Strings,
    listed_deeds: Strings,
    further_deeds: Strings,
    purposes: Strings,
  }),
  zh: Schema.Struct({
    opens: Strings,
    has: Strings,
    say: Strings,
    own_side: Strings,
    speaker_opens: Strings,
    not_subject: Strings,
    body_does: Strings,
    person_does: Strings,
  }),
})

const PersonalNames = Schema.Struct({
  no_name: Strings,
  bodies: Strings,
  roles: Strings,
  transcription: Schema.String,
  ambiguous_surnames: Strings,
  never: Strings,
  office_surnames: Strings,
  body_surnames: Strings,
  short_surnames: Strings,
  after_zh: Strings,
  no_names_zh: Strings,
  carries_on_zh: Schema.String,
  begins_verb_zh: Schema.String,
  verbs_zh: Strings,
  no_transcribed: Strings,
  transcription_inner: Schema.String,
  transcription_dotted: Schema.String,
  given_names_zh: Strings,
  japanese_surnames: Strings,
  more_surnames_zh: Schema.String,
  given_zh: Schema.String,
  sure_surnames_zh: Schema.String,
  deeds_zh: Strings,
  met_zh: Schema.String,
  met_after_zh: Schema.String,
  family_first: Schema.Struct({
    hyphenated: Strings,
    spaced: Strings,
    syllable: Schema.String,
    vietnamese: Schema.Struct({ surnames: Strings, middle: Strings }),
  }),
})

const NamedList = Schema.Array(Named)
const OrganizationPatterns = Schema.Struct({
  word: Schema.String,
  bodies: Strings,
  of_bodies: Strings,
  levels: Strings,
  verbs: Strings,
  chapters: Strings,
  sports: Strings,
  organs: Strings,
  no_start: Schema.String,
  groups: Strings,
  generic: Strings,
  en: Strings,
  of_state: Strings,
  missions: Strings,
  of_several: Strings,
  of_seat: Strings,
  universities: Strings,
  campuses: Strings,
  after_place: Strings,
  fields: Schema.Struct({ before: Strings, nouns: Strings }),
  heads: Strings,
  heads_of: Strings,
  zh: Strings,
  national: Strings,
  parts: Schema.Struct({
    subjects: Strings,
    kinds: Strings,
    plain: Strings,
    several: Strings,
    after_short: Strings,
    local: Strings,
    unplaced: Schema.Struct({ level: Schema.String, before: Schema.String, not_after: Schema.String }),
    open: Schema.Struct({ generic: Strings, fields: Strings, research: Strings, kinds: Strings, parts: Strings }),
    owned: Schema.Struct({
      known: Schema.String,
      several: Schema.String,
      none: Schema.String,
      state: Schema.String,
      town: Schema.String,
    }),
    parents: Strings,
    party: Schema.String,
    inner: Schema.Array(Schema.Struct({ of: Strings, name: Strings })),
    branch: Schema.String,
    not_before: Schema.String,
    missions: Schema.Struct({
      with_sections: Strings,
      sections: Strings,
      others: Strings,
      short: Strings,
      hosts: Schema.String,
    }),
    /** The character that stands for a country, and the name. */
    countries: Schema.Record(Schema.String, Schema.String),
  }),
  firms: Schema.Struct({
    ends: Strings,
    kinds: Strings,
    heads: Strings,
    stop: Schema.String,
    generic: Schema.String,
  }),
})
const AttendanceVerb = Schema.Struct({
  part: Schema.Literals(["presided", "spoke", "attended", "reported", "summed_up", "addressed"]),
  pattern: Schema.String,
  persons: Schema.optionalKey(Schema.Literals(["after", "within"])),
})
const Attendance = Schema.Struct({
  guard: Schema.Struct({ en: Strings, zh: Strings }),
  occasion: Schema.Struct({ nouns: Strings, before: Schema.String }),
  en: Schema.Array(AttendanceVerb),
  zh: Schema.Array(AttendanceVerb),
  met: Schema.String,
  matters: Schema.String,
  participants: Schema.String,
  lists: Schema.Array(AttendanceVerb),
  elsewhere: Schema.String,
  meals: Schema.String,
  absent: Schema.String,
  acts: Schema.String,
})
const FormulationPatterns = Schema.Struct({ en: Strings, zh: Strings, no_names: Strings })
const PlacePatterns = Schema.Struct({
  en: Strings,
  parts: Strings,
  documents_of: Strings,
  documents: Strings,
  sites: Strings,
  zh: Strings,
  not_in_site: Schema.String,
  not_in_name: Schema.String,
  transcribed: Strings,
  states: Schema.Record(Schema.String, Schema.String),
  no_divisions: Strings,
  no_divisions_alone: Strings,
  kinds_after: Strings,
  village_first: Schema.String,
  village_kinds: Strings,
  after_division: Schema.String,
  not_in: Schema.String,
  no_names: Strings,
})
const Decoys = perLanguage(Schema.String)
const Collectives = perLanguage(Schema.String)
const Cues = perLanguage(Cue)
const EventNouns = perLanguage(EventNoun)
const Syllables = Schema.Record(Schema.String, Strings)

/** Everything the stages know of the world: the YAML files of pipeline/vocabulary, as they stand. */
export interface Vocabularies {
  readonly sources: ReadonlyArray<Source>
  readonly datelines: typeof Datelines.Type
  readonly narration: typeof Narration.Type
  readonly persons: ReadonlyArray<Person>
  readonly places: ReadonlyArray<Place>
  readonly organizations: ReadonlyArray<Organization>
  readonly formulations: ReadonlyArray<Named>
  readonly organizationPatterns: typeof OrganizationPatterns.Type
  readonly formulationPatterns: typeof FormulationPatterns.Type
  readonly placePatterns: typeof PlacePatterns.Type
  readonly attendance: typeof Attendance.Type
  readonly decoys: typeof Decoys.Type
  readonly collectives: typeof Collectives.Type
  readonly unnamedSpeakers: typeof Collectives.Type
  readonly cues: typeof Cues.Type
  readonly eventNouns: typeof EventNouns.Type
  readonly offices: typeof Offices.Type
  readonly personalNames: typeof PersonalNames.Type
  readonly rights: typeof RightsLimits.Type
  readonly givenNames: ReadonlyArray<string>
  readonly rules: ReadonlyArray<Rule>
  /** Chinese family names, by their pinyin. */
  readonly surnames: typeof Syllables.Type
  /** Pinyin finals, by initial. */
  readonly pinyin: typeof Syllables.Type
}

export class Vocabulary extends Context.Service<Vocabulary, Vocabularies>()("waishi/vocabulary/Vocabulary") {
  static readonly layer = Layer.effect(
    Vocabulary,
    Effect.gen(function* () {
      const path = yield* Path.Path
      const { root } = yield* project
      const read = <A, I>(name: string, schema: Schema.Codec<A, I>) =>
        readYaml(path.join(root, "pipeline", "vocabulary", `${name}.yaml`), schema)
      return yield* Effect.all({
        sources: read("sources", Schema.Array(Source)),
        datelines: read("datelines", Datelines),
        narration: read("narration", Narration),
        persons: read("persons", Schema.Array(Person)),
        places: read("places", Schema.Array(Place)),
        organizations: read("organizations", Schema.Array(Organization)),
        formulations: read("formulations", NamedList),
        organizationPatterns: read("organization-patterns", OrganizationPatterns),
        formulationPatterns: read("formulation-patterns", FormulationPatterns),
        placePatterns: read("place-patterns", PlacePatterns),
        attendance: read("attendance", Attendance),
        decoys: read("decoys", Decoys),
        collectives: read("collectives", Collectives),
        unnamedSpeakers: read("unnamed-speakers", Collectives),
        cues: read("cues", Cues),
        eventNouns: read("events", EventNouns),
        offices: read("offices", Offices),
        personalNames: read("personal-names", PersonalNames),
        rights: read("rights", RightsLimits),
        givenNames: read("given-names", Strings),
        rules: read("rules", Schema.Array(Rule)),
        surnames: read("surnames", Syllables),
        pinyin: read("pinyin", Syllables),
      })
    }),
  )
}
