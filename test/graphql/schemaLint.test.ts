import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiSchema, printContract } from '../../src/graphql/schema.js'

const schema = apiSchema()
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
)
type AnyField = GraphQLField<unknown, unknown> | GraphQLInputField

const fieldsOf = (type: GraphQLNamedType): readonly AnyField[] =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
const everyField = types.flatMap((type) => fieldsOf(type).map((field) => ({ type, field })))
const isDescribed = ({ description }: { readonly description?: string | null | undefined }) =>
  (description ?? '').trim() !== ''
const isRoot = (type: GraphQLNamedType) => ['Query', 'Mutation'].includes(type.name)

test('every type, field, argument and value of an enum is described', () => {
  const bare = [
    ...types.filter((type) => !isRoot(type) && !isDescribed(type)).map(({ name }) => name),
    ...everyField.filter(({ field }) => !isDescribed(field)).map(({ type, field }) => `${type.name}.${field.name}`),
    ...everyField.flatMap(({ type, field }) =>
      ('args' in field ? field.args : [])
        // The one input of a mutation is described by its type.
        .filter((argument) => !isDescribed(argument) && argument.name !== 'input')
        .map((argument) => `${type.name}.${field.name}(${argument.name})`),
    ),
    ...types.filter(isEnumType).flatMap((type) =>
      type
        .getValues()
        .filter((value) => !isDescribed(value))
        .map(({ name }) => `${type.name}.${name}`),
    ),
  ]
  expect(bare).toEqual([])
})

test('what is particular to this field is described with its Chinese term', () => {
  const plumbing = /Connection$|Edge$|^PageInfo$|^Node$|^Position$|^MutationPayload$/
  const without = [
    ...types
      .filter((type) => !isRoot(type) && !plumbing.test(type.name) && !/\p{Script=Han}/u.test(type.description ?? ''))
      .map(({ name }) => name),
    ...everyField
      .filter(({ type }) => isRoot(type) || isInputObjectType(type))
      .filter(({ field }) => !['node', 'nodes'].includes(field.name))
      .filter(({ field }) => !/\p{Script=Han}/u.test(field.description ?? ''))
      .map(({ type, field }) => `${type.name}.${field.name}`),
  ]
  expect(without).toEqual([])
})

const CONSULTATION =
  /^(InformationItem|Consultation\w*|CompetentDecider|SuperiorWay|\w+Minutes|DisputeDecision|PointRuling|DiscussedText)$/

const APPLICATION =
  /^(Application|Letter|CorrectionLetter|ApplicationRecord|ApplicationAmendment|ApplicationTotals|ReplyContent|ProactiveProposal|ArchiveFile|FeePreview)$/

// What one applicant sees and is told: bounded by the application.
const APPLICANTS = /^(MyApplication|MyLetter|FileApplicationPayload)$/
const ofApplicants = /^(toAmend|passages|advice)$/
/** An applicant holds no revision: what the officers do meanwhile does not stand against it. */
const ON_THE_PORTAL =
  /^(file(Application|RecordCorrection|Complaint)|withdrawMyComplaint|answerAmendmentNotice|withdrawMyApplication|giveReasons|suggestProactiveDisclosure|confirmReceiptOfReply|openMyLetter|attachMyFile|answerThirdPartyLetter)$/

/** Of the past of one subject: at most as many as it has events, clocks and holders; steps are a connection. */
const PAST = /^(Replay|ReplayStep|RefusedAttempt|SubjectState|SubjectDifference|RegisterDifference)$/
const FINDING = /^(Query|Finding|NamedCheck|Clause|Interpretation|InterpretationWording)$/
const ofPast = /^(holdings|refusedSince|refusedBefore|clocks|reasons|notFolded|notYet|added|removed|differing)$/

/** Of one complaint: so many steps, questions and measures as it had; who may judge it stands in the register. */
const COMPLAINT = /^(Query|Complaint|MyComplaint|ComplaintRecord|CompetentComplaintBody)$/
const ofComplaint =
  /^(competentComplaintBodies|competentBodies|rights|measures|findingIds|concernedOfficers|statementRequests|investigation)$/

/** Of one inspection: at most 500 sampled, 300 findings; figures of at most 36 months, cases of one figure in pages of 500. */
const INSPECTION = /^(Query|Inspection|InspectionSample|RectificationNotice)$/
const ofInspection =
  /^(inspectors|findings|notices|subjects|findingIds|scorecards|compareScorecards|scorecardSubjects)$/

/** Of one case: at most 50 concerned and 100 measures; of one person so many cases as concern them. */
const CASE = /^(Query|AccountabilityCase|MyCase|CaseRecord|MyCaseRecord)$/
const ofCase = /^(concerned|exhibits|measures|hearings|grounds|objections|subjects|myCases)$/

const DATA_SUBJECT = /^(Query|DataSubject|Erasure|ErasurePreview)$/

test('a list that grows is a connection; the other lists are bounded by what they belong to', () => {
  // At most so many of one item, agency or event; growing ones must not be added here.
  const bounded =
    /^(edges|nodes|userErrors|events|missing|path|deniedBecause|allowedActions|awaits|media|keywords|filedMonths|channels|duties|roles|rules|policies|changes|chain|withDutyToPublish|checked|flags|grounds|withheldPassages|reviewSteps|versions|files|contents|personalData|thirdParties|jointIssuers|involvedAgencies|publications|receipts|entries|history|agencies|deputies|policiesInForce|policyVersions|calendarDays|years|terms|days|pauses|letters|warned|deadlines|outcomes|byAgency|byOfficer|byKind|nodes)$/
  // Of one consultation: so many agencies, texts and acts as it had.
  const ofConsultation =
    /^(consultations|deadlines|seats|points|competentDeciders|texts|positions|rights|ways|steps|seatChanges|calledSessions|sessions|disputes|served|opinions|reminders|silences|deemedConsents|contradictions|escalatedTo|successors|attendance|people|parties|offered|attempts|rulings|overruled)$/
  // Of one application: so many letters, people, searches and drafts as it had.
  const ofApplication =
    /^(lacks|thirdParties|consultations|searches|replies|proposals|remedies|amendmentPoints|contacts|drafts|passages|elements|applicationIds|failed|byStage|letters|points|bands|seals)$/
  // Of one person: so many matters as they have, and what is kept in these.
  const ofDataSubject = /^(matters|holds|heldData|heldBackBecause|rows|dataSubjectsWithIdentity)$/
  // Of one annual report: the cells of the official form, its texts, and what was said about it.
  const ofReport = /^(texts|amendments|faults|tableOne|tableTwo|tableThree|cells|departments)$/
  // Of one finding, check or clause: so many clauses, events and documents as it rests on; figures are cut at 2,000 rows.
  const ofFinding =
    /^(findingFigures|findingChecks|interpretations|wordings|clauses|eventIds|eventTypes|persons|clauseTexts)$/
  const exempt: readonly (readonly [type: RegExp, field: RegExp])[] = [
    [/^/, bounded],
    [/^AnnualReport/, ofReport],
    [CONSULTATION, ofConsultation],
    [APPLICANTS, ofApplicants],
    [INSPECTION, ofInspection],
    [CASE, ofCase],
    [COMPLAINT, ofComplaint],
    [FINDING, ofFinding],
    [PAST, ofPast],
    [DATA_SUBJECT, ofDataSubject],
    [APPLICATION, ofApplication],
  ]
  const unbounded = everyField
    .filter(({ type, field }) => !isInputObjectType(type) && isList(field))
    .filter(({ type, field }) => !exempt.some(([types, fields]) => types.test(type.name) && fields.test(field.name)))
  expect(unbounded.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([])
})

test('connections take first, after, last, before, and their nodes can be told apart', () => {
  const connections = everyField.filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
  expect(connections.length).toBeGreaterThan(8)
  for (const { type, field } of connections) {
    const names = 'args' in field ? field.args.map(({ name }) => name) : []
    expect(names, `${type.name}.${field.name}`).toEqual(expect.arrayContaining(['first', 'after', 'last', 'before']))
  }
})

test('a type with a global id is a node that node(id) knows', () => {
  const node = schema.getType('Node')
  if (!isInterfaceType(node)) throw new Error('there is no Node')
  // Named in inputs, found through what they belong to.
  const parts = ['Person', 'ItemFile', 'ApplicationFile', 'EventRef']
  const withId = types
    .filter(isObjectType)
    .filter((type) => 'id' in type.getFields() && !parts.includes(type.name))
    .map(({ name }) => name)
    .sort()
  expect(withId).toEqual(
    schema
      .getPossibleTypes(node)
      .map(({ name }) => name)
      .sort(),
  )
})

test('every mutation takes one input with a command id, and answers event and userErrors', () => {
  const mutations = Object.values(schema.getMutationType()!.getFields())
  expect(mutations.length).toBeGreaterThan(60)
  // Secrets stand outside the log, and an export follows from it: neither has a revision to decide on.
  const withoutRevision = /Account$|Password$|^exportAuditTrail$/
  for (const { name, args, type } of mutations.filter(({ name }) => !withoutRevision.test(name))) {
    expect(
      args.map((argument) => argument.name),
      name,
    ).toEqual(['input'])
    const input = getNamedType(args[0]!.type)
    const payload = getNamedType(type)
    if (!isInputObjectType(input) || !isObjectType(payload)) throw new Error(name)
    expect(isNonNullType(input.getFields()['commandId']?.type), name).toBe(true)
    if (!ON_THE_PORTAL.test(name))
      expect(Object.keys(input.getFields()), name).toEqual(
        expect.arrayContaining(['expectedRevision', 'reasonCode', 'minPosition']),
      )
    expect(Object.keys(payload.getFields()), name).toEqual(expect.arrayContaining(['event', 'userErrors']))
  }
})

test('exactly one origin can be given', () => {
  const origin = schema.getType('OriginInput')
  expect(isInputObjectType(origin) && origin.isOneOf).toBe(true)
})

test('the committed contract is what the program offers', () => {
  expect(readFileSync('schema.graphql', 'utf8')).toBe(printContract(schema))
})

function isList({ type }: AnyField): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}
