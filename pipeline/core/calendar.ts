const pad = (value: number, width: number): string => String(value).padStart(width, "0")

/** The months in English, as the alternatives of a regular expression. */
export const monthsEn = "January|February|March|April|May|June|July|August|September|October|November|December"

/** The days of the week, likewise. */
export const weekdaysEn = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

/** ISO 8601 form of a day of the (proleptic) Gregorian calendar, or undefined when there is no such day. */
export const isoDay = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(2000, 0, 1))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
    : undefined
}

const isoForm = /^(\d{4})-(\d{2})-(\d{2})$/

export const isIsoDay = (text: string): boolean => {
  const [, year, month, day] = isoForm.exec(text) ?? []
  return isoDay(Number(year), Number(month), Number(day)) === text
}

const dayLength = 24 * 60 * 60 * 1000

/** Days from 1970-01-01 to an ISO day. */
export const epochDay = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / dayLength

/** The ISO day `count` days after another. */
export const addDays = (iso: string, count: number): string =>
  new Date((epochDay(iso) + count) * dayLength).toISOString().slice(0, 10)

/** The last day up to and with an ISO day that is this weekday; Sunday is 0. */
export const lastWeekday = (iso: string, weekday: number): string =>
  addDays(iso, -((new Date(epochDay(iso) * dayLength).getUTCDay() - weekday + 7) % 7))
