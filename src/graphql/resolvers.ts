import type { NonEmptyArray } from 'type-graphql'
import { accountabilityCaseNode, AccountabilityCaseQueries } from './accountabilityCaseQueries.js'
import { AccountabilityCaseFields, caseOrigin } from './accountabilityCaseFields.js'
import { AccountabilityCaseMutations } from './accountabilityCaseMutations.js'
import { AccountabilityCasePayloadFields } from './accountabilityCasePayload.js'
import { AccountabilityCaseSaidMutations } from './accountabilityCaseSaidMutations.js'
import { AccountMutations } from './accountMutations.js'
import { AgencyFields } from './agencyFields.js'
import { AgencyMutations } from './agencyMutations.js'
import { agencyNode, AgencyPayloadFields, AgencyQueries } from './agencyQueries.js'
import {
  AnnualReportCellFields,
  annualReportCellNode,
  CountedApplicationFields,
  CountedPaymentFields,
  CountedRemedyFields,
  MovedApplicationsField,
} from './annualReportDrilldown.js'
import { AnnualReportMutations } from './annualReportMutations.js'
import {
  AnnualReportAmendmentFields,
  annualReportNode,
  AnnualReportPayloadFields,
  AnnualReportQueries,
} from './annualReportQueries.js'
import { ApplicationAfterMutations } from './applicationAfterMutations.js'
import { ApplicationsOnDesk } from './applicationDesk.js'
import { ApplicationFields } from './applicationFields.js'
import { FilesOfApplication } from './applicationFiles.js'
import { ApplicationFilesMutations } from './applicationFilesMutations.js'
import { ApplicationHearingMutations } from './applicationHearingMutations.js'
import { ApplicationIntakeMutations } from './applicationIntakeMutations.js'
import { ApplicationPeriodMutations } from './applicationPeriodMutations.js'
import { applicationNode, ApplicationPayloadFields, ApplicationQueries } from './applicationQueries.js'
import { ApplicationReplyMutations } from './applicationReplyMutations.js'
import {
  AgencyApplicationTotalsFields,
  ApplicationComparisonFields,
  ApplicationFiguresQueries,
  SimilarApplicationsFields,
} from './applicationStatistics.js'
import { ArchiveMutations } from './archiveMutations.js'
import { ArchivePackageMutations } from './archivePackages.js'
import { archiveFileNode, ArchiveFilePayloadFields, ArchiveFileResolver } from './archiveQueries.js'
import { FilingOnPortalMutations } from './applicant/filingMutations.js'
import { MyApplicationFields } from './applicant/myApplication.js'
import { MyQueries, myApplicationNode, myRecordCorrectionNode } from './applicant/myQueries.js'
import { myComplaintNode, MyComplaints } from './applicant/myComplaint.js'
import { MyRecordCorrectionFields } from './applicant/myRecordCorrection.js'
import { OwnApplicationMutations } from './applicant/ownMutations.js'
import { ApplicantCodes } from './applicant/applicantCode.js'
import { ThirdPartyOnPortal } from './applicant/thirdParty.js'
import { AuditTrailMutations } from './auditTrailMutations.js'
import { AuditTrailResolver, trailEntryNode } from './auditTrailQueries.js'
import { BulletinMutations } from './bulletinMutations.js'
import { InspectionFields, InspectionFindingFields, RectificationNoticeFields } from './inspectionFields.js'
import { InspectionMutations } from './inspectionMutations.js'
import { InspectionPayloadFields } from './inspectionPayload.js'
import { inspectionNode, InspectionQueries } from './inspectionQueries.js'
import { RectificationMutations } from './rectificationMutations.js'
import { ScorecardQueries } from './scorecardQueries.js'
import { ComplaintFields } from './complaintFields.js'
import { ComplaintMutations } from './complaintMutations.js'
import { ComplaintPayloadFields } from './complaintPayload.js'
import { complaintNode, ComplaintQueries } from './complaintQueries.js'
import { ComplaintReplyMutations } from './complaintReplyMutations.js'
import {
  complaintStatementRequestNode,
  ComplaintStatementPayloadFields,
  ComplaintStatementResolver,
} from './complaintStatementQueries.js'
import { DataSubjectPayloadFields, ErasureMutations } from './erasureMutations.js'
import { dataSubjectNode, ErasureQueries } from './erasureQueries.js'
import { EvidenceQueries } from './evidenceQueries.js'
import { CalendarResolver } from './calendar.js'
import { catalogueNode, CatalogueResolver, OnRequestEntryFields } from './catalogue.js'
import { AgencyFiguresFields } from './deadlineBoard.js'
import { DeadlineFields, DeadlineStepFields, ItemDeadlineFields } from './deadlineFields.js'
import { DeadlineMutations } from './deadlineMutations.js'
import { DeadlinePayloadFields, NewDateOutcomeFields } from './deadlinePayload.js'
import { deadlineNode, DeadlineQueries } from './deadlineQueries.js'
import { ContactEmailMutations, StaffMemberContact } from './contactEmail.js'
import { DeadlineReceiptFields, ReceiptTermFields } from './deadlineReceipt.js'
import { DutyFields, DutyStepFields, ItemDutyFields } from './dutyFields.js'
import { dutyNode, DutyQueries } from './dutyQueries.js'
import { ConsultationDeadlineFields } from './consultationDeadlines.js'
import { ConsultationFields, ItemConsultationFields } from './consultationFields.js'
import { ConsultationMutations } from './consultationMutations.js'
import { consultationNode, ConsultationPayloadFields, ConsultationQueries } from './consultationQueries.js'
import { DisputeMutations } from './disputeMutations.js'
import { FeePreviewQueries } from './feePreview.js'
import { FilingEntryFields, filingListNode, FilingListPayloadFields, FilingResolver } from './filing.js'
import { FilingMutations } from './filingMutations.js'
import { ClauseResolver } from './clause.js'
import { FindingFiguresFields, findingNode, FindingQueries } from './finding.js'
import { interpretationNode, InterpretationResolver } from './interpretation.js'
import { ContradictionsOfItem, ItemContradictionFields, ItemContradictionMutations } from './itemContradictions.js'
import { ItemDraftMutations } from './itemDraftMutations.js'
import { ItemFields } from './itemFields.js'
import { ItemPublicationMutations } from './itemPublicationMutations.js'
import { InformationItemPayloadFields, itemNode, ItemQueries } from './itemQueries.js'
import { ItemRecordMutations } from './itemRecordMutations.js'
import { ItemReviewMutations } from './itemReviewMutations.js'
import { LetterMutations } from './letterMutations.js'
import { letterNode, LetterQueries, LettersOfApplication } from './letterQueries.js'
import { myCaseNode, MyCaseResolver } from './myCaseQueries.js'
import { NotificationMutations } from './notificationMutations.js'
import { NotificationFields, notificationNode, notificationSubject, ViewerInbox } from './notificationQueries.js'
import { OutboxResolver } from './outbox.js'
import { PastStatesQueries } from './pastStatesQueries.js'
import { BackdatingQueries, RegisterQueries } from './pastStatesRegisters.js'
import { PersonResolver } from './person.js'
import { PolicyResolver } from './policy.js'
import { ItemPublicationFields, publicationNode, PublicationPayloadFields, PublicationResolver } from './publication.js'
import { PublicationMutations } from './publicationMutations.js'
import { RecordCorrectionFields } from './recordCorrectionFields.js'
import { RecordCorrectionMutations } from './recordCorrectionMutations.js'
import {
  recordCorrectionNode,
  RecordCorrectionPayloadFields,
  RecordCorrectionQueries,
} from './recordCorrectionQueries.js'
import { nodeResolver, type NodeType } from './relayNode.js'
import { RefusedAttemptFields, ReplayClockFields, ReplayHoldingFields, ReplayStepFields } from './replayFields.js'
import { ReplayQueries } from './replayQueries.js'
import { ConsultationApplicationFields, ItemApplicationFields, RequestedItemResolver } from './requestedItems.js'
import { StaffMemberFields } from './staff.js'
import { StaffMutations } from './staffMutations.js'
import { ThirdPartyFields } from './thirdPartyNames.js'
import { HeldRoleFields, ViewerResolver } from './viewer.js'

/** Every topic that answers `node(id)`. */
export const nodeTypes: readonly NodeType[] = [
  accountabilityCaseNode,
  agencyNode,
  annualReportCellNode,
  annualReportNode,
  applicationNode,
  archiveFileNode,
  catalogueNode,
  consultationNode,
  dataSubjectNode,
  deadlineNode,
  dutyNode,
  filingListNode,
  findingNode,
  interpretationNode,
  itemNode,
  letterNode,
  myApplicationNode,
  myCaseNode,
  myComplaintNode,
  myRecordCorrectionNode,
  notificationNode,
  publicationNode,
  recordCorrectionNode,
  complaintNode,
  inspectionNode,
  complaintStatementRequestNode,
  trailEntryNode,
]

/** Every topic of the API. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- the type that type-graphql's buildSchema asks for
export const resolvers: NonEmptyArray<Function> = [
  nodeResolver(nodeTypes),
  ViewerResolver,
  HeldRoleFields,
  PersonResolver,
  AgencyQueries,
  AgencyFields,
  AgencyMutations,
  AgencyPayloadFields,
  StaffMemberFields,
  StaffMutations,
  ItemQueries,
  ItemFields,
  ItemPublicationFields,
  ThirdPartyFields,
  ContradictionsOfItem,
  ItemContradictionFields,
  ItemContradictionMutations,
  ItemDraftMutations,
  ItemRecordMutations,
  ItemReviewMutations,
  ItemPublicationMutations,
  InformationItemPayloadFields,
  ConsultationQueries,
  ConsultationFields,
  ConsultationDeadlineFields,
  ItemConsultationFields,
  ConsultationMutations,
  DisputeMutations,
  ConsultationPayloadFields,
  ApplicationQueries,
  ApplicationFields,
  ApplicationComparisonFields,
  ApplicationFiguresQueries,
  AgencyApplicationTotalsFields,
  SimilarApplicationsFields,
  ApplicationsOnDesk,
  RequestedItemResolver,
  ItemApplicationFields,
  ConsultationApplicationFields,
  ApplicationPayloadFields,
  ComplaintQueries,
  ComplaintFields,
  ComplaintPayloadFields,
  ComplaintMutations,
  ComplaintReplyMutations,
  ComplaintStatementResolver,
  ComplaintStatementPayloadFields,
  RecordCorrectionQueries,
  RecordCorrectionFields,
  RecordCorrectionPayloadFields,
  ArchiveFileResolver,
  ArchiveFilePayloadFields,
  ApplicationIntakeMutations,
  ApplicationHearingMutations,
  ApplicationPeriodMutations,
  FeePreviewQueries,
  ApplicationReplyMutations,
  ApplicationFilesMutations,
  FilesOfApplication,
  LetterMutations,
  LetterQueries,
  LettersOfApplication,
  ApplicationAfterMutations,
  RecordCorrectionMutations,
  ArchiveMutations,
  ArchivePackageMutations,
  MyQueries,
  MyApplicationFields,
  MyRecordCorrectionFields,
  MyComplaints,
  FilingOnPortalMutations,
  OwnApplicationMutations,
  ThirdPartyOnPortal,
  ApplicantCodes,
  AnnualReportQueries,
  AnnualReportAmendmentFields,
  AnnualReportCellFields,
  MovedApplicationsField,
  CountedApplicationFields,
  CountedRemedyFields,
  CountedPaymentFields,
  AnnualReportMutations,
  AnnualReportPayloadFields,
  PublicationResolver,
  PublicationMutations,
  PublicationPayloadFields,
  FilingResolver,
  FilingEntryFields,
  FilingMutations,
  FindingQueries,
  FindingFiguresFields,
  InterpretationResolver,
  ClauseResolver,
  FilingListPayloadFields,
  CatalogueResolver,
  OnRequestEntryFields,
  ErasureQueries,
  ErasureMutations,
  DataSubjectPayloadFields,
  ScorecardQueries,
  InspectionQueries,
  InspectionFields,
  InspectionFindingFields,
  RectificationNoticeFields,
  InspectionMutations,
  RectificationMutations,
  BulletinMutations,
  InspectionPayloadFields,
  AuditTrailResolver,
  AuditTrailMutations,
  ReplayQueries,
  ReplayStepFields,
  ReplayClockFields,
  ReplayHoldingFields,
  RefusedAttemptFields,
  PastStatesQueries,
  RegisterQueries,
  BackdatingQueries,
  AccountabilityCaseQueries,
  AccountabilityCaseFields,
  caseOrigin(nodeTypes),
  AccountabilityCaseMutations,
  AccountabilityCaseSaidMutations,
  AccountabilityCasePayloadFields,
  MyCaseResolver,
  EvidenceQueries,
  CalendarResolver,
  DeadlineReceiptFields,
  ReceiptTermFields,
  DeadlineQueries,
  DeadlineFields,
  DeadlineStepFields,
  ItemDeadlineFields,
  AgencyFiguresFields,
  DeadlineMutations,
  DeadlinePayloadFields,
  NewDateOutcomeFields,
  DutyQueries,
  DutyFields,
  DutyStepFields,
  ItemDutyFields,
  PolicyResolver,
  AccountMutations,
  ViewerInbox,
  NotificationFields,
  notificationSubject(nodeTypes),
  NotificationMutations,
  ContactEmailMutations,
  StaffMemberContact,
  OutboxResolver,
]
