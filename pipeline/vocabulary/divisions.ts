import { areaList } from "@vant/area-data"

/** A city, county, district or banner of China, with its province and prefecture (GB/T 2260). */
export interface Division {
  /** The official name: 涿州市, 积石山保安族东乡族撒拉族自治县. */
  readonly name: string
  /** What an autonomous county or banner is mostly called: 积石山县. */
  readonly usual: string | undefined
  /** The name without its kind, where that has two characters or more: 涿州, 积石山. */
  readonly short: string | undefined
  /** Names of the province and the prefecture, as `parentName` makes them. */
  readonly parents: ReadonlyArray<string>
}

const peoples =
  "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|保安|裕固|独龙|鄂伦春|鄂温克|各"
const kind = new RegExp(`(?:(?:(?:${peoples})族|蒙古|哈萨克|塔吉克|锡伯|柯尔克孜)*自治[县旗]|[市县区旗])$`, "u")
/** Zones that are no divisions, and names that are words. */
const isNone = (name: string): boolean =>
  /(?:开发|园|新|管理|合作|直辖|示范|保护|风景名胜|工业)区|^.{0,1}[城矿郊]区$/u.test(name)

const usualOf = (name: string): string | undefined => {
  // 积石山|保安族东乡族撒拉族自治|县
  const usual = name.includes("自治") ? name.replace(kind, (ending) => ending.slice(-1)) : ""
  return usual.length > 2 ? usual : undefined
}

const shortOf = (name: string): string | undefined => {
  const short = name.replace(kind, "")
  return short.length > 1 && short !== name ? short : undefined
}

/** The name of a province or prefecture without its kind. */
export const parentName = (name: string): string =>
  name.replace(/(?<=.{2})(?:(?:维吾尔|回族|壮族)?自治区|特别行政区|省|市)$/u, "")

const parentOf = (list: Readonly<Record<string, string>>, code: string): ReadonlyArray<string> => {
  const name = list[code]
  return name === undefined ? [] : [parentName(name)]
}

const counties = Object.entries(areaList.county_list).flatMap(([code, name]) =>
  !/[县市区旗]$/u.test(name) || isNone(name)
    ? []
    : [
        {
          name,
          usual: usualOf(name),
          short: shortOf(name),
          parents: [
            ...parentOf(areaList.province_list, `${code.slice(0, 2)}0000`),
            ...parentOf(areaList.city_list, `${code.slice(0, 4)}00`),
          ],
        },
      ],
)

/** Prefecture-level cities, whose short names may be words: 四川|乐山, 吉林|四平. */
const cities = Object.entries(areaList.city_list).flatMap(([code, name]) => {
  const parents = parentOf(areaList.province_list, `${code.slice(0, 2)}0000`)
  return /.{2}市$/u.test(name) && !parents.includes(parentName(name))
    ? [{ name, usual: undefined, short: shortOf(name), parents }]
    : []
})

export const divisions: ReadonlyArray<Division> = [...cities, ...counties]
