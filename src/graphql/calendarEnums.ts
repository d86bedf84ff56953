import type { DayKind } from '../domain/calendar/workingCalendar.js'
import { enumType } from './fields.js'

export const DayKindEnum = enumType<DayKind>('DayKind', 'What kind of day it is (日期类型).', {
  workday: '工作日',
  weekend: '周末',
  holiday: '法定节假日',
  makeUpWorkday: '调休上班日',
})
