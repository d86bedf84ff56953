import type { AnnualReportCommand } from '../../domain/annualReport/commands.js'
import { chaptersOf, type ReportChapter } from '../../domain/annualReport/chapters.js'
import type { AnnualReportEvent } from '../../domain/annualReport/events.js'
import { reportId } from '../../domain/annualReport/ids.js'
import { TABLE_ONE_CELLS } from '../../domain/annualReport/tableOne.js'
import type { AgencyId } from '../../domain/values.js'
import { StoryWriter } from './life.js'
import { holder } from './people.js'
import { seeded } from './seeded.js'
import { day, type DemoStep } from './step.js'

const CHAPTERS: Readonly<Record<ReportChapter, string>> = {
  proactiveDisclosure: '全年围绕重点领域主动公开政府信息，及时更新公开指南和目录。',
  onRequest: '依法登记、审核、办理、答复、归档，未发生逾期答复。',
  management: '落实保密审查和公开属性源头认定，对规范性文件开展清理。',
  platform: '加强政府信息公开专栏建设，栏目定期检查更新。',
  supervision: '明确专人负责，开展业务培训和日常检查。',
  problems: '部分信息公开不够及时。下一步将完善工作机制。',
  otherMatters: '本年度未收取信息处理费。',
  accountability: '本年度未发生责任追究情形。',
}

/** 年度报告 of one agency while its story is being written down. */
class ReportStory {
  readonly id: string
  private readonly writer: StoryWriter
  private asked = 0

  constructor(
    readonly agency: string,
    year: number,
    on: string,
  ) {
    this.id = reportId(agency as AgencyId, year)
    this.writer = new StoryWriter(`report ${this.id}`, agency, day(on))
    this.by('gk', { type: 'OpenAnnualReport', data: { agency: agency as AgencyId, year } })
  }

  get steps(): readonly DemoStep[] {
    return this.writer.steps
  }
  after(days: number): this {
    this.writer.after(days)
    return this
  }

  by(post: Parameters<StoryWriter['act']>[0], command: AnnualReportCommand, more: Partial<DemoStep> = {}): this {
    this.writer.act(post, command, { id: this.id, ...more })
    return this
  }

  written(): this {
    const random = seeded(this.id)
    for (const { row, column } of TABLE_ONE_CELLS) {
      const value = row === 'regulations' || row === 'coercion' ? 0 : random.below(40)
      this.by('gk', { type: 'EnterReportFigure', data: { row, column, value, basis: '业务科室报送，已核对台账。' } })
    }
    for (const chapter of chaptersOf('department'))
      this.by('gk', { type: 'WriteReportChapter', data: { chapter, body: CHAPTERS[chapter] } })
    return this.counted()
  }

  counted(): this {
    this.asked += 1
    return this.by('gk', { type: 'CollectReportFigures', data: {} })
  }

  /** Once the process has counted what was asked for last. */
  submitted(post: 'fg' | 'zy' = 'fg'): this {
    const recorded: AnnualReportEvent['type'] = 'ReportFiguresRecorded'
    return this.by(
      post,
      { type: 'SubmitAnnualReport', data: { request: this.asked } },
      { waitsFor: { type: recorded, times: this.asked, stream: `report-${this.id}` } },
    )
  }

  published(): this {
    const address = `https://${this.agency}.lieshan.example.invalid/nb/2025.html`
    return this.by('gk', {
      type: 'PublishAnnualReport',
      data: { address, publishedOn: this.writer.today },
    })
  }
}

const DEPARTMENT = { by: holder('qzfb', 'gkz') }

/**
 * Two reports of 2025, one of which came back once (报送 → 退回 → 审核通过 → 公布); and those of the running year as far as
 * they are counted by now.
 */
export function reportSteps(): readonly DemoStep[] {
  const straight = new ReportStory('scj', 2025, '2026-01-12').written().after(3).submitted()
  straight
    .after(3)
    .by(DEPARTMENT, { type: 'ClearAnnualReport', data: { round: 1 } })
    .after(2)
    .published()

  const twice = new ReportStory('fgw', 2025, '2026-01-13').written().after(4).submitted()
  twice
    .after(1)
    .by(DEPARTMENT, {
      type: 'ReturnAnnualReport',
      data: { round: 1, faults: [{ chapter: 'problems', note: '存在的问题过于笼统，请结合实际写明改进措施。' }] },
    })
    .after(1)
    .by('gk', {
      type: 'WriteReportChapter',
      data: { chapter: 'problems', body: '项目审批结果公开不够及时。已建立每周核对制度，明确专人负责。' },
    })
    .submitted()
    .after(1)
    .by(DEPARTMENT, { type: 'ClearAnnualReport', data: { round: 2 } })
    .after(2)
    .published()

  const running = ['zjj', 'czj', 'nyj', 'scj'].map((agency) => new ReportStory(agency, 2026, '2026-11-19').counted())
  return [straight, twice, ...running].flatMap(({ steps }) => steps)
}
