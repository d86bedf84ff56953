import { personalAct } from '../../acting.js'
import { textFaults } from '../../texts.js'
import { sameJson } from '../../sameJson.js'
import { chaptersOf } from '../chapters.js'
import type { KnownReport } from '../state.js'
import { answerFaults, hitsIn, type TextScan } from '../textScan.js'
import type { CollectReportFigures, EnterReportFigure, RecordReportFigures, WriteReportChapter } from '../commands.js'
import { isTableOneCell, isUsableFigure } from '../tableOne.js'
import { isBeingWritten, ofReporter, onReport, processOnly, sealed, WRITERS } from './handler.js'

/** 表一, figure by figure; the last one entered counts. */
export const enterReportFigure = onReport<EnterReportFigure>({
  clause: '711-50',
  by: ofReporter(WRITERS),
  rules: [isBeingWritten],
  checks: [
    ({ data: { row, column, value } }) => {
      if (!isTableOneCell(row, column)) return [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'column' }]
      return isUsableFigure({ row, column }, value)
        ? []
        : [{ code: 'REPORT_FIGURE_UNUSABLE', clause: '711-50', path: 'value' }]
    },
    ({ data }) => textFaults(data.basis, 'basis', { longest: 500, required: true }),
  ],
  // The same number on another basis is another statement.
  done: () => false,
  events: ({ data: { row, column, value, basis } }, report, context) => [
    {
      type: 'ReportFigureEntered',
      data: { row, column, value, basis: sealed(report, basis), enteredOn: context.today, ...personalAct(context) },
    },
  ],
})

/** What was found in the text, with the answers; the checks let none through without. */
function answeredHits(scan: TextScan, { body, answers = [] }: WriteReportChapter['data'], report: KnownReport) {
  const hits = hitsIn(scan, body).flatMap(({ hit, where }) =>
    answers
      .filter((answered) => answered.hit === hit)
      .map(({ answer, note }) => ({
        hit,
        where,
        answer,
        ...(note === undefined ? {} : { note: sealed(report, note) }),
      })),
  )
  return hits.length === 0 ? {} : { hits }
}

/** It will be public: what looks like personal data is answered, each by each, before it stands there (711-15). */
export const writeReportChapter = (scan: TextScan) =>
  onReport<WriteReportChapter>({
    clause: '711-50',
    by: ofReporter(WRITERS),
    rules: [isBeingWritten],
    checks: [
      ({ data: { chapter } }, { scope }) =>
        chaptersOf(scope).includes(chapter)
          ? []
          : [{ code: 'CHAPTER_NOT_OF_REPORT', clause: '711-50', path: 'chapter', facts: { scope } }],
      ({ data }) => textFaults(data.body, 'body', { longest: 20_000, required: true, multiline: true }),
      ({ data }) => (typeof data.body === 'string' ? answerFaults(scan, data.body, data.answers ?? []) : []),
    ],
    done: ({ data }, report) =>
      (report.status === 'open' || report.status === 'returned') &&
      sameJson(report.chapters[data.chapter], sealed(report, data.body)) &&
      (data.answers ?? []).length === 0 &&
      (report.answered[data.chapter] ?? []).length === 0,
    events: ({ data }, report, context) => [
      {
        type: 'ReportChapterWritten',
        data: {
          chapter: data.chapter,
          text: sealed(report, data.body),
          writtenOn: context.today,
          ...answeredHits(scan, data, report),
          ...personalAct(context),
        },
      },
    ],
  })

/** 采集: a process counts what the log knows now. Also later: what is frozen stays, and what has changed since is seen. */
export const collectReportFigures = onReport<CollectReportFigures>({
  clause: '711-50',
  by: ofReporter(WRITERS),
  rules: [],
  done: () => false,
  events: (_command, { agency, year, scope, requests }, context) => [
    {
      type: 'ReportFiguresRequested',
      data: { agency, year, scope, request: requests + 1, ...personalAct(context) },
    },
  ],
})

export const recordReportFigures = onReport<RecordReportFigures>({
  clause: '711-50',
  by: processOnly,
  rules: [],
  checks: [
    ({ data }, { requests }) =>
      data.request === requests
        ? []
        : [{ code: 'REPORT_FIGURES_OUTDATED', clause: '711-50', path: 'request', facts: { request: requests } }],
  ],
  done: ({ data }, { figures }) => figures?.request === data.request,
  events: ({ data }, _report, { today }) => [
    {
      type: 'ReportFiguresRecorded',
      data: {
        request: data.request,
        position: data.position,
        recordedOn: today,
        tableTwo: data.tableTwo,
        tableThree: data.tableThree,
        feesCollected: data.feesCollected,
        carriedOver: data.carriedOver,
        lastYear: data.lastYear,
        ...(data.departments === undefined ? {} : { departments: data.departments }),
      },
    },
  ],
})
