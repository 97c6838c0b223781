import { String as Str } from "effect"
import type { Vocabularies } from "../../vocabulary/vocabulary.ts"
import { alternation } from "../model.ts"

export const officeOf = ({ modifiers, portfolios, heads, honorifics }: Vocabularies["offices"]["en"]): string => {
  // "Chief Diversity and Inclusion Officer"
  const officer = "Chief\\s(?:\\p{Lu}[\\p{L}-]+\\s(?:(?:and|&)\\s)?){1,3}Officer"
  // "External affairs minister A" opens a sentence.
  const opening = heads.filter((form) => /^\p{Ll}+ \p{Ll}/u.test(form)).map((form) => Str.capitalize(form))
  // "Foreign Minister-Designate"
  const cabinet =
    "Minister\\sin\\sthe\\s(?:Prime\\sMinister[’']s\\s(?:Department|Office)|Presidency|President[’']s\\sOffice)"
  const head = `(?:${cabinet}|${officer}|${alternation([...new Set([...heads, ...opening])])})(?:-[Dd]esignate|-[Ee]lect)?`
  // "Ambassador to China Dame Caroline Wilson"; but "the First Lady".
  const address = honorifics
    .filter((form) => /^(?!His|Her|The|Lady$|Lord$)\p{Lu}\p{L}+(?: \p{Lu}\p{L}+\.?)*$/u.test(form))
    .map((form) => form.replace(/\.$/u, ""))
  const ranks = ["Lieutenant", "Admiral", "Colonel", "Brigadier"]
  // "Commander of U.S. Indo-Pacific Command", "Ambassador to the U.S."
  const ofUs =
    "(?<=\\b[Tt]o\\sthe\\s)(?:U\\.S\\.|U\\.K\\.|U\\.N\\.)|U\\.S\\.(?=\\s(?:\\p{Lu}[\\p{L}-]+\\s){0,2}(?:Command|Fleet|Forces|Army|Navy|Mission|Embassy|Agency|Department|House|Senate|Congress|Government|Chamber|Treasury|Congressional)(?![\\p{L}]))"
  const word = `(?!(?:${alternation([...address, ...ranks])}|H\\.E)\\b)(?:\\d+(?:st|nd|rd|th)\\s|(?<=\\bthe\\s)\\d+\\s)?(?:${ofUs}|St\\.(?=\\s\\p{Lu})|C\\.C\\.,?(?=\\s(?:the\\s)?\\p{Lu})|\\p{Lu}(?:[\\p{L}\\p{N}&'’-]|\\.(?=[\\p{L}-])|(?<=-U\\.S)\\.)*)`
  const link = "(?:of|for|to|the|and|on|at|in|&|committee)"
  const subject = `(?:${alternation(portfolios)})`
  // "National People's Congress (NPC) Standing Committee"
  const words = `${word}(?:(?:\\s${link})*(?:\\s\\(\\p{Lu}{2,6}\\))?\\s${word})*`
  // "Secretary of State for Foreign, Commonwealth and Development Affairs", "Minister of Economy, Trade and Industry"
  // "Deputy Assistant Secretary for China, Taiwan and Mongolia"
  const region =
    "(?:China|Taiwan|Mongolia|Hong\\sKong|Macao|Macau|Japan|Korea|Russia|Ukraine|India|Pakistan|Afghanistan|Australia|New\\sZealand|(?:Central|South|Southeast|East|North)\\s(?:Asia|America)|Asia|Europe|Eurasia|Africa|Oceania|(?:the\\s)?(?:Caribbean|Americas|Middle\\sEast|Pacific(?:\\sIslands)?|Caucasus))"
  const field = `(?:International\\s|External\\s|Foreign\\s|Community\\s|Domestic\\s|Regional\\s|(?:Sou|Nor)thern\\s|Rural\\s|Urban\\s|Social\\s)?${subject}`
  const series = `(?:(?:,\\s${region}){1,5},?\\sand\\s${region}|(?:,\\s${field}){1,3},?\\s(?:and|&)\\s${field}(?:\\sAffairs)?(?:\\sof\\s(?:the\\s)?${words})?|(?:,\\s${word}(?:\\s${word})?){1,3},?\\sand\\s(?:${word}\\s){1,2}Affairs)?`
  // "director of the Asia-Pacific department at the China Institute of International Studies"
  const part = `(?:\\s(?:department|program|programme|division|center|centre|institute|bureau|desk|section|unit|school|faculty|project|studies)(?:\\s(?:at|of|in)\\s(?:the\\s)?${words})?)?`
  const tail = `(?:\\s(?:of|for|to|at|on)\\s(?:(?:the|all)\\s)?(?:(?:province|state|city|county|region)\\sof\\s(?:the\\s)?)?${words}${series}${part})?`
  // "Consul General in Los Angeles"
  const post = `(?:(?:Deputy|Acting|Vice)\\s)?(?:Consul(?:\\s|-)General|Ambassador|Bureau\\sChief|(?:Resident\\s|Chief\\s|Country\\s|(?<=\\p{Lu}{2,6}\\s))(?:Representative|Coordinator|Director))\\sin\\s(?:the\\s)?${words}`
  // "Joint Secretary (East Asia) in the Ministry of External Affairs"
  const desk = `\\s\\(${word}(?:\\s(?:(?:&|and)\\s)?${word}){0,3}\\)(?:\\s(?:in|of|at)\\s(?:the\\s)?${words})?`
  // "Foreign Affairs and External Trade Minister", "Domestic Trade, Cooperatives and Consumerism Minister"
  const lead = `(?:${alternation([...modifiers, ...portfolios])})\\s`
  const joint = `(?:(?:(?:${lead}){0,2}${subject},\\s){0,2}(?:${lead}){1,3}(?:and|&)\\s(?=(?:${lead})+(?:Minister|Secretary)\\b))?`
  // "Deputy United States Trade Representative"
  return `(?:${post}|(?:(?:Deputy|Assistant)\\s(?:United\\sStates|U\\.S\\.)\\s)?${joint}(?:${lead})*${head}(?:${desk}|${tail}))`
}

export const bodyBefore = "(?:(?:U\\.S\\.|\\p{Lu}[\\p{L}&'’-]*)\\s(?:(?:of|for|on)\\s(?:the\\s)?|(?:and|&)\\s)?){0,8}?"
