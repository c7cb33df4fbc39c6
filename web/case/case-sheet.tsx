import { draftShared } from '#procedures/lanes/pre-consultation.ts'
import { DraftLane } from '#web/draft/draft-lane.tsx'
import { DraftSheet } from '#web/draft/draft-sheet.tsx'
import { LanguagesCard } from '#web/translation/languages-card.tsx'
import { useWords } from '#web/words/words.ts'
import { Actions } from './actions.tsx'
import { ActList } from './act-list.tsx'
import { AskedBy } from './asked-by.tsx'
import { useCaseDesk } from './case-desk.tsx'
import { DatesCard } from './dates-card.tsx'
import { FilesCard } from './files-card.tsx'
import { FindingsCard } from './findings-card.tsx'
import { Headline } from './headline.tsx'
import { ConsultationLane, QuestionLane } from './lanes.tsx'
import { AfterRefusalLane, ConfidentialityLane, CostsLane, ProgressLane } from './lanes-beside.tsx'
import { ItemsLane } from './lanes-items.tsx'
import { OralLane } from './lanes-oral.tsx'
import { ChangesLane } from './lanes-changes.tsx'
import { UseLane } from './lanes-use.tsx'
import { RestrictionsLane } from './lanes-restrictions.tsx'
import { MeasureCards } from './measure-cards.tsx'
import { MembersCard } from './members-card.tsx'
import { NextActs } from './next-acts.tsx'
import { ProofCard } from './proof-card.tsx'
import { StatePath } from './state-path.tsx'
import { TasksLane } from './tasks-lane.tsx'
import { TimeOnBothSides } from './time-axis.tsx'

/** The case laid out: the story across, the work in the middle, what to do and to watch beside it. */
export function CaseSheet() {
  const { view, state, side } = useCaseDesk()
  // The sheet of a draft that came holds its measures, each to be commented on; nobody's time runs with it.
  const isDraft = side === 'requested' && state.shared.state === draftShared
  const { say } = useWords()
  return (
    <Actions>
      <title>{say('page.titled', { title: view.title || view.reference || say('case.untitled') })}</title>
      <Headline />
      <StatePath />
      <div className="case-columns">
        <NextActs />
        <div className="case-work">
          {isDraft && <DraftLane />}
          <DraftSheet />
          {!isDraft && (
            <>
              <AskedBy />
              <MeasureCards />
              <TasksLane />
              <TimeOnBothSides />
            </>
          )}
          {!isDraft && <DraftLane />}
          <LanguagesCard />
          <OralLane />
          <QuestionLane />
          <ConsultationLane />
          <ConfidentialityLane />
          <CostsLane />
          <AfterRefusalLane />
          <ProgressLane />
          <RestrictionsLane />
          <UseLane />
          <ItemsLane />
          <ChangesLane />
          <ActList />
          <div className="case-foot">
            <FilesCard />
            <MembersCard />
          </div>
        </div>
        <div className="case-side">
          <FindingsCard />
          <DatesCard />
          <ProofCard />
        </div>
      </div>
    </Actions>
  )
}
