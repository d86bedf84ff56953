import { randomUUID } from 'node:crypto'
import type { GraphQLInputType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aggregates } from '../../src/app/aggregates.js'
import type { PersonId } from '../../src/domain/values.js'
import { mutationOf, WITHOUT_MUTATION } from '../../src/graphql/allowedActions.js'
import { type Application, startApplication } from '../support/application.js'
import { PEOPLE as DISTRICT_PEOPLE, REGISTRAR } from '../support/district.js'
import { inputFor, type Known } from '../support/inputFor.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { agencyGid, itemUpTo, personGid } from '../support/itemFlow.js'
import { mutate, type Payload } from '../support/mutate.js'

/** With a head of the disclosure office in 区发展和改革委员会. */
const PEOPLE = { ...DISTRICT_PEOPLE, fgwOffice: ['disclosureHead', 'fgw'] } as const
type PersonName = keyof typeof PEOPLE

let app: Application
let known: Known
beforeAll(async () => {
  app = await startApplication()
  await appointHeadOfOffice()
  await mattersOnRequest()
  const item = await itemUpTo(app, 'reviseContent')
  await disputedConsultation()
  const order = {
    itemId: item.id,
    agency: 'fgw',
    version: 1,
    contentHash: item.contentHash,
    channels: ['governmentWebsite'],
    authorization: randomUUID(),
  }
  const process = { kind: 'process', process: 'test' } as const
  await app.give({ type: 'OrderPublication', data: order }, `${item.id}-fgw`, process)
  const clock = { matter: 'matrix', kind: 'reply', agency: 'qzfb', key: 'application:matrix' } as const
  const begins = { ...clock, start: '2026-02-24', startEvent: randomUUID() }
  await app.give({ type: 'StartDeadline', data: begins }, 'matrix-reply', process)
  await app.settle()
  await app.give({ type: 'OpenAnnualReport', data: { agency: 'fgw', year: 2025 } }, 'fgw-2025', process)
  const deadlineId = toGlobalId('Deadline', 'matrix-reply')
  known = {
    deadlineId,
    deadlines: [{ deadlineId, due: '2026-12-31' }],
    itemId: item.gid,
    contentHash: item.contentHash,
    agencyId: agencyGid('fgw'),
    authorityId: agencyGid('bmj'),
    publisherId: agencyGid('fgw'),
    toId: personGid('nobody'),
    fromId: personGid('nobody'),
    absentId: personGid('nobody'),
    deputyId: personGid('nobody'),
    personId: personGid('nobody'),
    month: '202602',
    year: 2025,
    consultationId: toGlobalId('Consultation', CONSULTATION),
    applicationId: toGlobalId('Application', MATTER),
    letterId: toGlobalId('Letter', `${MATTER}.1`),
    intoId: toGlobalId('Application', MATTER),
    correctionId: toGlobalId('RecordCorrection', MATTER),
    complaintId: toGlobalId('Complaint', MATTER),
    caseId: toGlobalId('AccountabilityCase', MATTER),
    reference: toGlobalId('Finding', 'matrix'),
    inspectionId: toGlobalId('Inspection', MATTER),
    interpretationId: toGlobalId('Interpretation', MATTER),
    bodyId: agencyGid('jw'),
    requestId: toGlobalId('ComplaintStatementRequest', `${MATTER}.1`),
    againstId: agencyGid('czj'),
    dataSubjectId: toGlobalId('DataSubject', 'ds-matrix'),
    archiveFileId: toGlobalId('ArchiveFile', `application.${MATTER}`),
    thirdPartyId: personGid('nobody'),
    seatId: agencyGid('fgw'),
    partyId: agencyGid('fgw'),
    deciderId: agencyGid('gov'),
    answeringId: agencyGid('czj'),
    text: 1,
    dispute: 1,
    fileId: toGlobalId('ItemFile', randomUUID()),
  }
})
afterAll(() => app.stop())

const RECORDS_PUBLICATION = ['fgwOfficer', 'fgwOfficer2', 'fgwDisclosure', 'fgwWebsite'] as const
const everyone = Object.keys(PEOPLE) as PersonName[]
const AUTHORITY = [
  'ROLE_MISSING',
  'WRONG_AGENCY',
  'ITEM_NOT_FOUND',
  'CONSULTATION_NOT_FOUND',
  'DEADLINE_NOT_FOUND',
  'APPLICATION_NOT_FOUND',
  'DATA_SUBJECT_NOT_FOUND',
  'CORRECTION_NOT_FOUND',
  'ARCHIVE_NOT_FOUND',
  'COMPLAINT_NOT_FOUND',
  'CASE_NOT_FOUND',
  'INSPECTION_NOT_FOUND',
  'REPORT_NOT_FOUND',
  'SIGN_IN_REQUIRED',
]
/** Whether the person may give the command at all; what else speaks against it is another question. */
const isAuthorized = ({ userErrors }: Payload) => !userErrors.some(({ code }) => AUTHORITY.includes(code))

const officers = ['fgwOfficer', 'fgwOfficer2'] as const
const officersAndDisclosure = [...officers, 'fgwDisclosure'] as const
const office = [...officersAndDisclosure, 'fgwOffice'] as const
const leaders = ['fgwDeputy', 'fgwPrincipal'] as const
const deciding = ['fgwOffice', ...leaders] as const
const directing = ['fgwHead', ...deciding] as const
const registrar = ['registrar'] as const
const registrarAndLeaders = ['registrar', 'mayor', 'fgwPrincipal'] as const
const department = ['qzfbOfficer', 'qzfbHead'] as const

/** Who may give which command about an item of 区发展和改革委员会, about its people, or about 区财政局 in the register. */
const MAY: Readonly<Record<string, readonly PersonName[] | 'accounts' | 'applicants'>> = {
  // Accounts have a matrix of their own in test/http/identity; here an external issuer keeps them.
  openAccount: 'accounts',
  setAccountPassword: 'accounts',
  changeOwnPassword: 'accounts',
  disableAccount: 'accounts',
  enableAccount: 'accounts',

  // Of applicants with a session of their own, whatever role anybody holds: tested with them.
  fileApplication: 'applicants',
  fileRecordCorrection: 'applicants',
  answerAmendmentNotice: 'applicants',
  withdrawMyApplication: 'applicants',
  giveReasons: 'applicants',
  suggestProactiveDisclosure: 'applicants',
  confirmReceiptOfReply: 'applicants',
  openMyLetter: 'applicants',
  attachMyFile: 'applicants',
  answerThirdPartyLetter: 'applicants',

  registerAgency: registrar,
  renameAgency: registrar,
  changeAgencySuperior: registrar,
  assignAgencyDuty: registrar,
  revokeAgencyDuty: registrar,
  changeAgencyOwnName: registrar,
  transferAgencyFunctions: registrar,
  abolishAgency: registrar,
  correctAgencyData: registrar,
  annulAgencyReorganisation: registrar,

  appointStaffMember: registrar,
  correctStaffName: registrar,
  grantStaffRole: registrar,
  revokeStaffRole: registrar,
  recordStaffMemberLeft: registrar,
  appointDeputy: registrarAndLeaders,
  dismissDeputy: registrarAndLeaders,
  handOverMatters: registrarAndLeaders,
  setContactEmail: registrar,
  setOwnContactEmail: everyone.filter((person) => PEOPLE[person][1] === 'fgw'),
  markNotificationsRead: everyone,

  openAnnualReport: ['fgwDisclosure', 'fgwOffice', ...department],
  enterReportFigure: ['fgwDisclosure', 'fgwOffice'],
  writeReportChapter: ['fgwDisclosure', 'fgwOffice'],
  collectReportFigures: ['fgwDisclosure', 'fgwOffice'],
  submitAnnualReport: deciding,
  returnAnnualReport: department,
  clearAnnualReport: ['qzfbHead'],
  publishAnnualReport: ['fgwDisclosure', 'fgwOffice'],
  amendAnnualReport: deciding,

  arrangeYear: ['qzfbHead'],
  setPolicyNumber: ['qzfbHead'],
  setFeeSchedule: ['qzfbHead'],
  setClauseValidity: ['qzfbHead'],

  createItem: officers,
  recordSecretItem: officers,
  recordLegacyPublication: officersAndDisclosure,
  attachFile: officers,
  reviseContent: officers,
  prepareRedaction: officers,
  reviseDescription: officers,
  changeInvolvement: officers,
  fixPublisherByLaw: ['fgwDisclosure', 'fgwOffice'],
  recordSpecialPublicationLaw: office,
  recordStatutoryApproval: officersAndDisclosure,
  registerItem: officersAndDisclosure,
  handOverItem: [...office, 'fgwHead'],

  fillSecrecyReviewForm: officers,
  confirmRedaction: [...officers, 'fgwHead', 'fgwSecrecy', 'fgwDisclosure'],
  answerPersonalDataHit: officers,
  answerItemContradiction: officersAndDisclosure,
  submitForReview: officers,
  passSectionReview: ['fgwHead'],
  referSecrecyReview: ['fgwSecrecy'],
  recordReferralAnswer: [...officers, 'fgwSecrecy', 'fgwDisclosure'],
  concludeSecrecyReview: ['fgwSecrecy'],
  approveItem: leaders,
  returnForRework: ['fgwHead', 'fgwSecrecy', ...leaders],

  askThirdParty: officersAndDisclosure,
  recordThirdPartyAnswer: officersAndDisclosure,
  recordThirdPartySilence: officersAndDisclosure,
  decidePublicInterest: leaders,
  recordImpactAssessment: [...officers, 'fgwSecrecy', 'fgwDisclosure'],
  authorizePublication: officersAndDisclosure,
  startCorrection: officers,
  discardDraft: officers,
  withdrawItem: ['fgwSecrecy', ...leaders, 'fgwDisclosure', 'fgwOffice'],
  endValidity: office,
  reevaluateDisclosure: ['fgwSecrecy', 'fgwDisclosure', 'fgwOffice'],
  orderPurge: ['fgwPrincipal'],

  // 区财政局 asks 区发展和改革委员会, which objects and has referred it to the government.
  requireConsultation: officersAndDisclosure,
  reopenConsultation: [...office, ...leaders],
  putTextUnderDiscussion: ['czjOfficer'],
  issueConsultationLetter: ['czjOfficer'],
  recordLetterService: ['czjOfficer'],
  giveOpinion: ['fgwDisclosure', 'fgwOffice', ...leaders],
  reviseOpinion: ['fgwDisclosure', 'fgwOffice', ...leaders],
  remindSeat: ['czjOfficer'],
  recordSilence: ['czjOfficer'],
  answerContradiction: ['czjOfficer'],
  concludeConsultation: ['czjOfficer'],
  callSession: ['czjOfficer', ...office, ...leaders],
  recordSession: ['czjOfficer', ...office, ...leaders],
  referDispute: [...office, ...leaders],
  completeDispute: [...office, ...leaders],
  returnDispute: ['mayor'],
  decideDispute: ['mayor'],

  // 区发展和改革委员会 was asked: three levels that handle, approve and sign, and whoever weighs the rights of others.
  attachApplicationFile: [...officersAndDisclosure, ...deciding],
  prepareLetter: [...officersAndDisclosure, ...directing],
  sealLetter: [...officersAndDisclosure, ...directing],
  receiveApplication: office,
  confirmReceipt: officersAndDisclosure,
  logContactAttempt: officersAndDisclosure,
  splitApplication: officersAndDisclosure,
  requestAmendment: officersAndDisclosure,
  recordAmendmentNoticeService: officersAndDisclosure,
  recordAmendment: officersAndDisclosure,
  identifyInformation: officersAndDisclosure,
  recordSearch: officersAndDisclosure,
  issueThirdPartyLetter: officersAndDisclosure,
  recordThirdPartyService: officersAndDisclosure,
  recordThirdPartyUnreachable: officersAndDisclosure,
  issueThirdPartyCode: officersAndDisclosure,
  issueApplicantCode: [...officersAndDisclosure, ...directing],
  recordThirdPartyOpinion: officersAndDisclosure,
  recordThirdPartyLapse: officersAndDisclosure,
  judgeObjection: deciding,
  overruleObjection: leaders,
  requireAgencyConsultation: officersAndDisclosure,
  extendReplyPeriod: ['fgwOffice'],
  requestReasons: office,
  recordReasons: officersAndDisclosure,
  judgeReasons: deciding,
  delayReply: ['fgwOffice'],
  issueFeeNotice: office,
  recordFeeNoticeService: officersAndDisclosure,
  revokeFeeNotice: office,
  recordFeePayment: officersAndDisclosure,
  draftReply: officersAndDisclosure,
  returnReply: directing,
  approveReply: directing,
  signReply: deciding,
  dispatchReply: officersAndDisclosure,
  recordReplyDelivery: officersAndDisclosure,
  withdrawApplication: officersAndDisclosure,
  mergeApplication: deciding,
  handOverApplication: [...office, 'fgwHead'],
  proposeProactiveDisclosure: officersAndDisclosure,
  decideProactiveProposal: deciding,
  registerRemedy: office,
  recordRemedyResult: office,
  archiveApplication: officersAndDisclosure,
  prepareArchivePackage: office,
  assignRetention: office,

  receiveCorrectionRequest: office,
  verifyRecord: officersAndDisclosure,
  decideCorrection: deciding,
  sealCorrectionLetter: office,
  prepareCorrectionLetter: office,
  dispatchCorrectionNotice: officersAndDisclosure,
  withdrawCorrectionRequest: officersAndDisclosure,
  handOverCorrection: [...office, 'fgwHead'],

  // About a complaint against 区财政局 before the disclosure department; nobody of the agency complained of finds it.
  receiveComplaint: ['fgwDisclosure', 'qzfbOfficer', 'inspector', 'investigator'],
  noteConcernedOfficers: department,
  handOverComplaint: department,
  acceptComplaint: ['qzfbOfficer'],
  declineComplaint: ['qzfbHead'],
  transferComplaint: department,
  askAgencyForStatement: ['qzfbOfficer'],
  recordAgencyStatement: ['czjHead', ...department],
  recordInvestigationStep: ['qzfbOfficer'],
  concludeComplaint: ['qzfbOfficer'],
  returnComplaintConclusion: ['qzfbHead'],
  approveComplaintConclusion: ['qzfbHead'],
  prepareComplaintLetter: department,
  dispatchComplaintNotice: department,
  replyToComplainant: ['qzfbOfficer'],
  withdrawComplaint: ['qzfbOfficer'],
  archiveComplaint: department,
  fileComplaint: 'applicants',
  withdrawMyComplaint: 'applicants',

  // An inspection of 区发展和改革委员会 by 区监察委员会, which has no leader here and has told nobody of anything yet.
  planInspection: ['inspector'],
  changeInspectors: ['inspector'],
  cancelInspection: ['inspector'],
  drawSample: ['inspector'],
  examineSubject: ['inspector'],
  recordFinding: ['inspector'],
  attachInspectionFile: ['inspector'],
  issueRectificationNotice: ['inspector'],
  stateRectification: [],
  verifyRectification: ['inspector'],
  proposeAccountabilityCase: ['inspector'],
  concludeInspection: ['inspector'],
  draftBulletin: ['inspector'],
  returnBulletin: [],
  approveBulletin: [],
  issueBulletin: ['inspector'],
  publishBulletin: ['inspector'],

  // A case of 区监察委员会 about 区财政局, which was told of nothing yet; the body has no leader here. Opened for another.
  openCase: [],
  handOverCase: ['investigator'],
  changeConcerned: ['investigator'],
  freezeEvidence: ['investigator'],
  inviteStatement: ['investigator'],
  recordStatement: ['investigator'],
  proposeMeasures: ['investigator'],
  decideCase: [],
  serveCaseDecision: ['investigator'],
  requestCaseReview: ['investigator'],
  decideCaseReview: [],
  recordMeasureCarriedOut: ['investigator'],
  objectToCaseRecord: ['investigator'],
  answerRecordObjection: ['investigator'],
  closeCase: ['investigator'],

  issueInterpretation: ['qzfbHead'],
  amendInterpretation: ['qzfbHead'],
  withdrawInterpretation: ['qzfbHead'],

  exportAuditTrail: ['qzfbOfficer', 'qzfbHead', 'inspector', 'investigator'],
  // About somebody with one application, of 区发展和改革委员会.
  placeLegalHold: ['fgwOffice', 'fgwPrincipal', 'qzfbHead', 'inspector', 'investigator'],
  liftLegalHold: ['fgwOffice', 'fgwPrincipal', 'qzfbHead', 'inspector', 'investigator'],
  requestErasure: ['fgwDisclosure', 'fgwOffice', 'qzfbOfficer', 'qzfbHead'],
  approveErasure: ['fgwOffice', 'fgwDeputy', 'fgwPrincipal', 'qzfbHead'],
  declineErasure: ['fgwOffice', 'fgwDeputy', 'fgwPrincipal', 'qzfbHead'],

  recordArchiveTransfer: office,
  recordArchiveReturn: office,

  recordPublication: RECORDS_PUBLICATION,
  recordTakedown: RECORDS_PUBLICATION,

  // About a due date of the disclosure department.
  extendDeadline: ['qzfbHead'],
  confirmNewDate: department,
  confirmNewDates: department,
  declineNewDate: department,
  liftMiss: ['qzfbHead'],

  submitFilingList: office,
  acceptFilingList: department,
  returnFilingList: department,
}

const MATTER = 'matrix'

async function appointHeadOfOffice(): Promise<void> {
  const member = { agency: 'fgw', person: 'fgwOffice' }
  for (const command of [
    { type: 'AppointStaffMember', data: { ...member, name: '王主任', appointedOn: '2026-01-05' } },
    { type: 'GrantStaffRole', data: { ...member, role: 'disclosureHead', from: '2026-01-05' } },
  ])
    await app.give(command, 'fgw', REGISTRAR)
}

/** An application, a request to correct a record and an archive file of 区发展和改革委员会, filed on the portal. */
async function mattersOnRequest(): Promise<void> {
  const portal = { kind: 'process', process: 'portal' } as const
  const who = { subject: 'ds-matrix', name: '张三', identity: '居民身份证', contact: '电话' }
  const application = {
    application: MATTER,
    agency: 'fgw',
    channel: 'internet',
    arrivedOn: '2026-03-02',
    applicant: { ...who, kind: 'naturalPerson' },
    request: { description: '补偿方案', form: 'electronic', way: 'portal' },
  }
  const record = { record: '登记', wrong: '错', right: '对', evidence: '证据' }
  const correction = { correction: MATTER, agency: 'fgw', ...who, ...record }
  const file = { kind: 'application', matter: MATTER, agency: 'fgw', retention: 'years10', fileNumber: '档1' }
  await app.give({ type: 'ReceiveApplication', data: application }, MATTER, portal)
  const noted = { matter: `application-${MATTER}`, as: 'applicant', agency: 'fgw', openedOn: '2026-03-02' }
  await app.give({ type: 'NoteMatter', data: { subject: 'ds-matrix', ...noted } }, 'ds-matrix', portal)
  await app.give(
    { type: 'ReceiveCorrectionRequest', data: { ...correction, channel: 'internet', receivedOn: '2026-03-02' } },
    MATTER,
    portal,
  )
  const inspection = {
    inspection: MATTER,
    body: 'jw',
    agencies: ['fgw'],
    area: 'applications',
    inspectors: ['inspector'],
  }
  await app.give(
    {
      type: 'PlanInspection',
      data: { ...inspection, from: '2026-01-01', until: '2026-02-01', basis: '监1', aim: '检查' },
    },
    MATTER,
    { kind: 'person', person: 'inspector' as PersonId, holds: [] },
  )
  await app.give(
    {
      type: 'OpenCase',
      data: {
        case: MATTER,
        agency: 'jw',
        origin: { kind: 'order', reference: '督1' },
        concerned: [{ agency: 'czj' }],
        subjects: [],
        allegation: '逾期',
        lookedUp: { origin: false, subjects: [], people: [] },
      },
    },
    MATTER,
    { kind: 'person', person: 'investigator' as PersonId, holds: [] },
  )
  const complaint = { complaint: MATTER, kind: 'complaint', against: 'czj', agency: 'qzfb', text: '未按期答复' }
  await app.give(
    { type: 'ReceiveComplaint', data: { ...complaint, channel: 'portal', receivedOn: '2026-03-02' } },
    MATTER,
    portal,
  )
  const handler = { kind: 'person', person: 'qzfbOfficer' as PersonId, holds: [] } as const
  await app.give({ type: 'AcceptComplaint', data: { acceptedOn: '2026-03-02' } }, MATTER, handler)
  const question = { facts: '请说明', aboutShown: false, documentNumber: '询1' }
  await app.give(
    { type: 'AskAgencyForStatement', data: { ...question, askedOn: '2026-03-02', answerBy: '2026-03-06' } },
    MATTER,
    handler,
  )
  await app.give(
    {
      type: 'AssignRetention',
      data: { archive: `application.${MATTER}`, ...file, key: `application:${MATTER}` },
    },
    `application.${MATTER}`,
    { kind: 'process', process: 'test' },
  )
}

const CONSULTATION = 'request.matrix-1'

/** On an application, with an objection that the government is to decide. */
async function disputedConsultation(): Promise<void> {
  const by = (person: PersonName) => ({ kind: 'person', person: person as PersonId, holds: [] }) as const
  const attendance = [
    { agency: 'czj', position: 'agrees', people: ['王'] },
    { agency: 'fgw', position: 'objects', people: ['李'] },
  ]
  const objection = { point: 'content', position: 'objects', ground: '数据不一致', basis: '第六条' }
  const file = { matter: '内容', ownCoordination: '会商一次', mainDispute: '数据', reasons: '口径不同' }
  const on = '2026-03-02'
  const letterNumber = '财函1'
  for (const [command, actor] of [
    [
      {
        type: 'OpenConsultation',
        data: {
          consultation: CONSULTATION,
          purpose: { kind: 'application', application: 'matrix', startsOn: on, askedByLead: false },
          asking: 'czj',
          seats: [{ agency: 'fgw', grounds: ['involved'] }],
          proposal: { kind: 'reply', reply: 'provide', answering: 'czj' },
          key: 'application:matrix',
          cause: 'matrix',
        },
      },
      { kind: 'process', process: 'test' },
    ],
    [
      {
        type: 'IssueConsultationLetter',
        data: { text: 1, letterNumber, issuedOn: on, opinion: '拟公开', basis: '第二十七条' },
      },
      by('czjOfficer'),
    ],
    [
      { type: 'RecordLetterService', data: { text: 1, seat: 'fgw', letterNumber, servedOn: on, proof: '签收' } },
      by('czjOfficer'),
    ],
    [{ type: 'GiveOpinion', data: { text: 1, seat: 'fgw', points: [objection], givenOn: on } }, by('fgwDisclosure')],
    [
      {
        type: 'RecordSession',
        data: {
          session: 's1',
          form: 'meeting',
          text: 1,
          heldOn: on,
          attendance,
          result: 'disagreed',
          summary: '未达成一致',
        },
      },
      by('czjOfficer'),
    ],
    [
      {
        type: 'ReferDispute',
        data: { text: 1, party: 'fgw', decider: 'gov', file, documentNumber: '请示1', referredOn: on },
      },
      by('fgwDisclosure'),
    ],
  ] as const)
    await app.give(command, CONSULTATION, actor)
}

test('every command that people may give has a mutation, but for those that are declared to have none', () => {
  const forPeople = aggregates.flatMap(({ decider }) =>
    Object.entries(decider.handlers as Readonly<Record<string, { by: { roles: readonly string[] } }>>)
      .filter(([, { by }]) => by.roles.length > 0)
      .map(([command]) => command),
  )
  const offered = operations().map(({ name }) => name)
  const without = forPeople.filter((command) => !offered.includes(mutationOf(command)))
  expect(without.sort()).toEqual([...WITHOUT_MUTATION].sort())
})

test('what is called allowed or denied is a mutation of the schema', async () => {
  const offered = operations().map(({ name }) => name)
  const query = 'query ($id: ID!) { informationItem(id: $id) { allowedActions { mutation } } }'
  const { informationItem } = await app
    .client('fgwOfficer')
    .data<{ informationItem: { allowedActions: { mutation: string }[] } }>(query, { id: known['itemId'] })
  const listed = informationItem.allowedActions.map(({ mutation }) => mutation)
  expect(listed).toContain('recordThirdPartySilence')
  expect(listed.filter((mutation) => !offered.includes(mutation))).toEqual([])
})

const operations = () => Object.values(app.schema.getMutationType()!.getFields())

test('every mutation of the schema says who may give it', () => {
  expect(
    operations()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(MAY).sort())
})

test(
  'each mutation is for exactly those it is declared for, and never for the public',
  { timeout: 120_000 },
  async () => {
    const found: Record<string, readonly PersonName[]> = {}
    for (const { name, args } of operations()) {
      const expected = MAY[name]
      if (expected === undefined || typeof expected === 'string') continue
      const attempt = (person?: PersonName) => mutate(app.client(person), name, inputOf(name, args[0]!.type))
      const allowed = await Promise.all(everyone.map(async (person) => isAuthorized(await attempt(person))))
      found[name] = everyone.filter((_, index) => allowed[index])
      expect(isAuthorized(await attempt()), name).toBe(false)
    }
    const declared = Object.entries(MAY).flatMap(([name, people]) =>
      typeof people === 'string' ? [] : [[name, everyone.filter((person) => people.includes(person))]],
    )
    expect(found).toEqual(Object.fromEntries(declared))
  },
)

/** The register is asked about 区财政局, everything else about 区发展和改革委员会. */
function inputOf(name: string, type: GraphQLInputType): Record<string, unknown> {
  const isRegister = /Agency|Functions|transferComplaint/.test(name)
  const about = isRegister ? { ...known, agencyId: agencyGid('czj'), toId: agencyGid('qzfb') } : known
  return { ...(inputFor(type, about) as object), commandId: randomUUID() }
}
