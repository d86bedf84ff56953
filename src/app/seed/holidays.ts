import type { ArrangeYear } from '../../domain/calendar/commands.js'
import type { HolidayArrangement, YearArranged } from '../../domain/calendar/events.js'
import { addDays } from '../../domain/dates.js'
import type { LocalDate } from '../../domain/values.js'

/** Mainland China: the State Council General Office arranges the holidays of the whole country. */
export const CHINA = 'CN'

type Year = YearArranged['data']

/**
 * The arrangements of the State Council General Office (国务院办公厅关于部分节假日安排的通知), written from the notices.
 * 2020: with the extension of the Spring Festival holiday of 2020-01-26.
 */
export const OFFICIAL_YEARS: readonly Year[] = [
  official(2020, '国办发明电〔2019〕16号、国办发明电〔2020〕1号', [
    off('元旦', '2020-01-01'),
    off('春节', '2020-01-24..2020-02-02', '2020-01-19'),
    off('清明节', '2020-04-04..2020-04-06'),
    off('劳动节', '2020-05-01..2020-05-05', '2020-04-26', '2020-05-09'),
    off('端午节', '2020-06-25..2020-06-27', '2020-06-28'),
    off('国庆节、中秋节', '2020-10-01..2020-10-08', '2020-09-27', '2020-10-10'),
  ]),
  official(2021, '国办发明电〔2020〕27号', [
    off('元旦', '2021-01-01..2021-01-03'),
    off('春节', '2021-02-11..2021-02-17', '2021-02-07', '2021-02-20'),
    off('清明节', '2021-04-03..2021-04-05'),
    off('劳动节', '2021-05-01..2021-05-05', '2021-04-25', '2021-05-08'),
    off('端午节', '2021-06-12..2021-06-14'),
    off('中秋节', '2021-09-19..2021-09-21', '2021-09-18'),
    off('国庆节', '2021-10-01..2021-10-07', '2021-09-26', '2021-10-09'),
  ]),
  official(2022, '国办发明电〔2021〕11号', [
    off('元旦', '2022-01-01..2022-01-03'),
    off('春节', '2022-01-31..2022-02-06', '2022-01-29', '2022-01-30'),
    off('清明节', '2022-04-03..2022-04-05', '2022-04-02'),
    off('劳动节', '2022-04-30..2022-05-04', '2022-04-24', '2022-05-07'),
    off('端午节', '2022-06-03..2022-06-05'),
    off('中秋节', '2022-09-10..2022-09-12'),
    off('国庆节', '2022-10-01..2022-10-07', '2022-10-08', '2022-10-09'),
  ]),
  official(2023, '国办发明电〔2022〕16号', [
    off('元旦', '2022-12-31..2023-01-02'),
    off('春节', '2023-01-21..2023-01-27', '2023-01-28', '2023-01-29'),
    off('清明节', '2023-04-05'),
    off('劳动节', '2023-04-29..2023-05-03', '2023-04-23', '2023-05-06'),
    off('端午节', '2023-06-22..2023-06-24', '2023-06-25'),
    off('中秋节、国庆节', '2023-09-29..2023-10-06', '2023-10-07', '2023-10-08'),
  ]),
  official(2024, '国办发明电〔2023〕7号', [
    off('元旦', '2024-01-01'),
    off('春节', '2024-02-10..2024-02-17', '2024-02-04', '2024-02-18'),
    off('清明节', '2024-04-04..2024-04-06', '2024-04-07'),
    off('劳动节', '2024-05-01..2024-05-05', '2024-04-28', '2024-05-11'),
    off('端午节', '2024-06-10'),
    off('中秋节', '2024-09-15..2024-09-17', '2024-09-14'),
    off('国庆节', '2024-10-01..2024-10-07', '2024-09-29', '2024-10-12'),
  ]),
  official(2025, '国办发明电〔2024〕12号', [
    off('元旦', '2025-01-01'),
    off('春节', '2025-01-28..2025-02-04', '2025-01-26', '2025-02-08'),
    off('清明节', '2025-04-04..2025-04-06'),
    off('劳动节', '2025-05-01..2025-05-05', '2025-04-27'),
    off('端午节', '2025-05-31..2025-06-02'),
    off('国庆节、中秋节', '2025-10-01..2025-10-08', '2025-09-28', '2025-10-11'),
  ]),
  official(2026, '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）', [
    off('元旦', '2026-01-01..2026-01-03', '2026-01-04'),
    off('春节', '2026-02-15..2026-02-23', '2026-02-14', '2026-02-28'),
    off('清明节', '2026-04-04..2026-04-06'),
    off('劳动节', '2026-05-01..2026-05-05', '2026-05-09'),
    off('端午节', '2026-06-19..2026-06-21'),
    off('中秋节', '2026-09-25..2026-09-27'),
    off('国庆节', '2026-10-01..2026-10-07', '2026-09-20', '2026-10-10'),
  ]),
]

/**
 * The days off that 全国年节及纪念日放假办法 fixes for 2027, with 补假 where they fall on a weekend. The notice was not
 * out when this was written: dates that rest on it are marked provisional until it is entered.
 */
export const PROVISIONAL_YEARS: readonly Year[] = [
  {
    jurisdiction: CHINA,
    year: 2027,
    provisional: true,
    holidays: [
      off('元旦', '2027-01-01'),
      off('春节', '2027-02-05..2027-02-10'),
      off('清明节', '2027-04-05'),
      off('劳动节', '2027-05-01..2027-05-04'),
      off('端午节', '2027-06-09'),
      off('中秋节', '2027-09-15'),
      off('国庆节', '2027-10-01..2027-10-05'),
    ],
    source: { name: '全国年节及纪念日放假办法', issuedOn: '2024-11-10' as LocalDate },
  },
]

/** What brings the shipped calendar into a log; each can be given again without effect. */
export const calendarSeed = (jurisdiction = CHINA): readonly ArrangeYear[] =>
  [...OFFICIAL_YEARS, ...PROVISIONAL_YEARS].map(({ year, provisional, holidays, source }) => ({
    type: 'ArrangeYear',
    data: { jurisdiction, year, provisional, holidays, source },
  }))

function official(year: number, name: string, holidays: readonly HolidayArrangement[]): Year {
  return { jurisdiction: CHINA, year, provisional: false, holidays, source: { name } }
}

/** `days` is one date or `first..last`, both included. */
function off(name: string, days: string, ...makeUpWorkdays: readonly string[]): HolidayArrangement {
  const [first, last] = days.split('..') as [LocalDate, LocalDate?]
  const daysOff: LocalDate[] = []
  for (let date = first; date <= (last ?? first); date = addDays(date, 1)) daysOff.push(date)
  return { name, daysOff, makeUpWorkdays: makeUpWorkdays as readonly LocalDate[] }
}
