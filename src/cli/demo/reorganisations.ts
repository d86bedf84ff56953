import type { AgencyCommand } from '../../domain/agency/commands.js'
import type { StaffCommand } from '../../domain/staff/commands.js'
import type { AgencyId, LocalDate, PersonId } from '../../domain/values.js'
import { REGISTRAR } from './people.js'
import { DISTRICT } from './setUp.js'
import { day, type DemoStep, officeTime, person } from './step.js'

/** A department merged, one renamed, functions split off, someone standing in for an absent colleague. */
export function reorganisationSteps(): readonly DemoStep[] {
  const steps: DemoStep[] = []
  const add = (key: string, on: LocalDate, id: string, command: AgencyCommand | StaffCommand): void => {
    steps.push({
      key: `reorganisation ${key}`,
      at: officeTime(on),
      lane: 'reorganisation',
      id,
      actor: person(REGISTRAR.id),
      command,
      isReference: true,
    })
  }
  add('merge', day('2026-03-31'), DISTRICT, {
    type: 'AbolishAgency',
    data: {
      agency: 'xczx' as AgencyId,
      effectiveOn: day('2026-04-01'),
      successors: [{ agency: 'nyj' as AgencyId }],
      basis: '烈编〔2026〕示例3号',
    },
  })
  add('rename', day('2026-05-29'), DISTRICT, {
    type: 'RenameAgency',
    data: {
      agency: 'kjj' as AgencyId,
      name: '区科学技术和工业创新局',
      effectiveOn: day('2026-06-01'),
      basis: '烈编〔2026〕示例5号',
    },
  })
  add('split', day('2026-06-30'), DISTRICT, {
    type: 'TransferAgencyFunctions',
    data: {
      agency: 'wlj' as AgencyId,
      to: 'jyj' as AgencyId,
      themes: ['healthAndSports'],
      effectiveOn: day('2026-07-01'),
      basis: '烈编〔2026〕示例6号',
    },
  })
  add('wind up', day('2026-10-30'), DISTRICT, {
    type: 'AbolishAgency',
    data: {
      agency: 'zdxm' as AgencyId,
      effectiveOn: day('2026-11-01'),
      successors: [],
      decidingAgency: 'qzf' as AgencyId,
      basis: '烈政办〔2026〕示例9号',
    },
  })
  add('deputy', day('2026-07-31'), 'wjw', {
    type: 'AppointDeputy',
    data: {
      agency: 'wjw' as AgencyId,
      absent: 'wjw-kz' as PersonId,
      deputy: 'wjw-jb2' as PersonId,
      from: day('2026-08-03'),
      until: day('2026-08-14'),
    },
  })
  add('leaves', day('2026-08-28'), 'mzj', {
    type: 'RecordStaffMemberLeft',
    data: { agency: 'mzj' as AgencyId, person: 'mzj-jb2' as PersonId, effectiveOn: day('2026-09-01') },
  })
  return steps
}
