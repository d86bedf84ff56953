import { accountabilityCaseDecider } from '../domain/accountabilityCase/decide.js'
import { agencyRegister } from '../domain/agency/decide.js'
import { createAnnualReportDecider } from '../domain/annualReport/decide.js'
import { keySubjectOfReport } from '../domain/annualReport/ids.js'
import { applicantAccessDecider } from '../domain/applicantAccess/decide.js'
import { applicationDecider } from '../domain/application/decide.js'
import { archiveDecider } from '../domain/archive/decide.js'
import { calendarDecider } from '../domain/calendar/decide.js'
import { complaintDecider } from '../domain/complaint/decide.js'
import { consultationDecider } from '../domain/consultation/decide.js'
import { keySubjectOfConsultation } from '../domain/consultation/ids.js'
import { dataSubjectDecider } from '../domain/dataSubject/decide.js'
import { deadlineDecider } from '../domain/deadline/decide.js'
import { dutyDecider } from '../domain/duty/decide.js'
import { filingDecider } from '../domain/filing/decide.js'
import { indexNumberDecider } from '../domain/indexNumber/decide.js'
import { informationItemDecider } from '../domain/informationItem/decide.js'
import { inspectionDecider } from '../domain/inspection/decide.js'
import { interpretationDecider } from '../domain/interpretation/decide.js'
import { letterNumberDecider } from '../domain/letter/numbers.js'
import { notificationDecider } from '../domain/notification/decide.js'
import { policyDecider } from '../domain/policy/decide.js'
import { publicationDecider } from '../domain/publication/decide.js'
import { recordCorrectionDecider } from '../domain/recordCorrection/decide.js'
import { staffDecider } from '../domain/staff/decide.js'
import { type Aggregate, anyAggregate } from './aggregate.js'
import { accountAggregate } from './identity/accountAggregate.js'
import { importBatchAggregate } from './import/batchAggregate.js'
import { personalDataIn } from './personalDataScan.js'
import {
  personsInApplicationInput,
  personsInArchiveInput,
  personsInComplaintInput,
  personsInCorrectionInput,
  personsInItemInput,
  personsInStaffInput,
  personsInSubjectInput,
} from './personsInInput.js'

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** The command table: which decider takes the commands of which subject, in which stream. */
export const aggregates: readonly Aggregate[] = [
  anyAggregate({
    name: 'agency',
    decider: agencyRegister,
    // All agencies of a district: cycles and doubled credit codes are excluded exactly.
    stream: (district) => `agencies-${district}`,
    idPattern: ID,
  }),
  anyAggregate({
    name: 'staff',
    decider: staffDecider,
    stream: (agency) => `staff-${agency}`,
    idPattern: ID,
    idIn: ({ agency }) => agency,
    personsIn: personsInStaffInput,
  }),
  anyAggregate({
    name: 'informationItem',
    decider: informationItemDecider,
    stream: (id) => `item-${id}`,
    idPattern: ID,
    idIn: ({ itemId }) => itemId,
    keySubject: (id) => `item:${id}`,
    personsIn: personsInItemInput,
  }),
  anyAggregate({
    name: 'publication',
    decider: publicationDecider,
    // Item and publishing agency.
    stream: (id) => `publication-${id}`,
    idPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,128}$/,
    idIn: ({ itemId, agency }) => (itemId === undefined ? undefined : `${String(itemId)}-${String(agency)}`),
  }),
  anyAggregate({
    name: 'indexNumber',
    decider: indexNumberDecider,
    // 统一社会信用代码 and month.
    stream: (id) => `index-${id}`,
    idPattern: /^[0-9A-Z]{18}-\d{6}$/,
    idIn: ({ creditCode, month }) => `${String(creditCode)}-${String(month)}`,
  }),
  anyAggregate({
    name: 'filing',
    decider: filingDecider,
    // Agency and month.
    stream: (id) => `filing-${id}`,
    idPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}-\d{6}$/,
    idIn: ({ agency, month }) => (agency === undefined ? undefined : `${String(agency)}-${String(month)}`),
  }),
  anyAggregate({
    name: 'calendar',
    decider: calendarDecider,
    stream: (id) => `calendar-${id}`,
    idPattern: ID,
    idIn: ({ jurisdiction }) => jurisdiction,
  }),
  anyAggregate({
    name: 'policy',
    decider: policyDecider,
    stream: (id) => `policy-${id}`,
    idPattern: ID,
    idIn: ({ jurisdiction }) => jurisdiction,
  }),
  anyAggregate({
    name: 'consultation',
    decider: consultationDecider,
    stream: (id) => `consultation-${id}`,
    idPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/,
    idIn: ({ consultation }) => consultation,
    keySubject: keySubjectOfConsultation,
  }),
  anyAggregate({
    name: 'deadline',
    decider: deadlineDecider,
    // What it belongs to, and its kind.
    stream: (id) => `deadline-${id}`,
    idPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,190}$/,
    idIn: ({ matter, kind }) => (matter === undefined ? undefined : `${String(matter)}-${String(kind)}`),
  }),
  anyAggregate({
    name: 'duty',
    decider: dutyDecider,
    // Item and the agency that it concerned at first.
    stream: (id) => `duty-${id}`,
    idPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,128}$/,
    idIn: ({ item, agency }) => (item === undefined ? undefined : `${String(item)}-${String(agency)}`),
  }),
  anyAggregate({
    name: 'application',
    decider: applicationDecider,
    stream: (id) => `application-${id}`,
    idPattern: ID,
    idIn: ({ application }) => application,
    keySubject: (id) => `application:${id}`,
    personsIn: personsInApplicationInput,
    lookedUp: {
      MergeApplication: ['target'],
      DraftReply: ['earlier'],
      IssueFeeNotice: ['before'],
      ProposeProactiveDisclosure: ['lookedUp'],
      // The seal that the service sets now; which kind was asked for, and which scan, is input.
      SealLetter: ['seal.hash', 'seal.signature', 'seal.service', 'seal.text'],
    },
  }),
  anyAggregate({
    name: 'letterNumber',
    decider: letterNumberDecider,
    // Agency and year.
    stream: (id) => `letterNumbers-${id}`,
    idPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.\d{4}$/,
    idIn: ({ agency, year }) => (agency === undefined ? undefined : `${String(agency)}.${String(year)}`),
  }),
  anyAggregate({
    name: 'recordCorrection',
    decider: recordCorrectionDecider,
    stream: (id) => `correction-${id}`,
    idPattern: ID,
    idIn: ({ correction }) => correction,
    personsIn: personsInCorrectionInput,
  }),
  anyAggregate({
    name: 'complaint',
    decider: complaintDecider,
    stream: (id) => `complaint-${id}`,
    // `cs-` before it makes the data subject.
    idPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/,
    idIn: ({ complaint }) => complaint,
    keySubject: (id) => `complaint:${id}`,
    personsIn: personsInComplaintInput,
    lookedUp: { DeclineComplaint: ['earlierNow'] },
  }),
  anyAggregate({
    name: 'inspection',
    decider: inspectionDecider,
    stream: (id) => `inspection-${id}`,
    idPattern: ID,
    idIn: ({ inspection }) => inspection,
    keySubject: (id) => `inspection:${id}`,
    lookedUp: {
      ExamineSubject: ['actedBefore'],
      RecordFinding: ['actedBefore', 'cited'],
      VerifyRectification: ['actedBefore'],
    },
  }),
  anyAggregate({
    name: 'interpretation',
    decider: interpretationDecider,
    stream: (id) => `interpretation-${id}`,
    idPattern: ID,
    idIn: ({ interpretation }) => interpretation,
  }),
  anyAggregate({
    name: 'accountabilityCase',
    decider: accountabilityCaseDecider,
    stream: (id) => `case-${id}`,
    idPattern: ID,
    idIn: (data) => data.case,
    keySubject: (id) => `case:${id}`,
    lookedUp: { OpenCase: ['lookedUp'], ChangeConcerned: ['lookedUp'] },
  }),
  anyAggregate({
    name: 'applicantAccess',
    decider: applicantAccessDecider,
    stream: (id) => `applicant-${id}`,
    idPattern: ID,
    idIn: ({ access }) => access,
  }),
  anyAggregate({
    name: 'archive',
    decider: archiveDecider,
    // Kind of the matter, and its id.
    stream: (id) => `archive-${id}`,
    idPattern: /^(?:application|item|recordCorrection)\.[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    idIn: ({ archive }) => archive,
    personsIn: personsInArchiveInput,
  }),
  anyAggregate({
    name: 'dataSubject',
    decider: dataSubjectDecider,
    stream: (id) => `subject-${id}`,
    idPattern: ID,
    idIn: ({ subject }) => subject,
    personsIn: personsInSubjectInput,
  }),
  anyAggregate({
    name: 'annualReport',
    decider: createAnnualReportDecider(personalDataIn),
    // Agency and year.
    stream: (id) => `report-${id}`,
    idPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}-\d{4}$/,
    idIn: ({ agency, year }) => (agency === undefined ? undefined : `${String(agency)}-${String(year)}`),
    keySubject: keySubjectOfReport,
  }),
  anyAggregate({
    name: 'notification',
    decider: notificationDecider,
    // Person and month.
    stream: (id) => `inbox-${id}`,
    idPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}-\d{6}$/,
    idIn: ({ person, month }) => `${String(person)}-${String(month)}`,
  }),
  anyAggregate(accountAggregate),
  importBatchAggregate,
]

const byCommand = new Map(
  aggregates.flatMap((aggregate) => Object.keys(aggregate.decider.handlers).map((type) => [type, aggregate] as const)),
)

/** The aggregate that takes a command; undefined for a command that there is none of. */
export const aggregateOf = (commandType: string): Aggregate | undefined => byCommand.get(commandType)
