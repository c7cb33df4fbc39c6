import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import { consultedOn } from '#procedures/lanes/pre-consultation.ts'
import { reviewRequest } from '#procedures/findings.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import type { CaseView } from '#api/cases.ts'
import { letterLanguages } from '#web/case/languages.ts'
import { ScanSheet } from '#web/letters/scan-sheet.tsx'
import { useIsReading } from '#web/letters/use-is-reading.ts'
import { ProposalsProvider, useProposals } from '#web/letters/use-proposals.ts'
import { Reference } from '#web/parts/reference.tsx'
import { useWords } from '#web/words/words.ts'
import { ClashPanel } from './clash-panel.tsx'
import type { FieldFinding } from './fields/form-desk.ts'
import { LetterSheet } from './letter-sheet.tsx'
import { SavedNote } from './saved-note.tsx'
import { StepBody } from './step-body.tsx'
import { StepNav } from './step-nav.tsx'
import { guideSteps, stepOf } from './steps.ts'
import { useDraft } from './use-draft.ts'
import { useGuideKeys } from './use-guide-keys.ts'
import type { Values } from './values.ts'

/** The steps, the question, the letter. Which step stands in the address. */
export function Guide({ draft }: { draft: NonNullable<CaseView['draft']> }) {
  const { view, procedure, voices } = useCaseDesk()
  const { say } = useWords()
  const hand = useDraft(view.id, draft)
  const findings = useRequestFindings(hand.values)
  const proposals = useProposals(hand)
  const [inHand, setInHand] = useState('')
  const annexes = view.files.filter(file => file.role === 'annex').length
  const isReading = useIsReading()
  const steps = useMemo(
    () => guideSteps(procedure, hand.values, findings, annexes, isReading ? 'record' : 'submit'),
    [procedure, hand.values, findings, annexes, isReading],
  )
  const { current, go, goTo } = useStep(steps.map(step => step.id))
  const goToField = useCallback(
    (path: string) => goTo(stepOf(procedure, path) ?? 'governing', path),
    [goTo, procedure],
  )
  useGuideKeys({ hand, go, goToField })
  const step = steps.find(one => one.id === current) ?? steps[0]
  if (!step) return null
  return (
    <>
      <title>
        {say('page.titled', {
          title: say(isReading ? 'letters.title' : 'request.title', { theirs: voices.theirs }),
        })}
      </title>
      <div className="guide-top">
        <p className="row">
          <Link to={`/cases/${view.id}`}>
            {view.reference === null ? (
              view.title || say('case.untitled')
            ) : (
              <Reference>{view.reference}</Reference>
            )}
          </Link>
          <span className="quiet">
            {say(isReading ? 'letters.readingFrom' : 'request.draftTo', { theirs: voices.theirs })}
          </span>
        </p>
        <SavedNote saved={hand.saved} save={hand.save} clash={hand.clash} />
      </div>
      {hand.clash && <ClashPanel clash={hand.clash} hand={hand} />}
      <div className="guide">
        <ProposalsProvider value={isReading ? proposals : null}>
          <StepNav steps={steps} current={step.id} onGo={goTo} />
          <StepBody
            step={step}
            steps={steps}
            hand={hand}
            findings={findings}
            onTake={setInHand}
            onGo={goTo}
            onField={goToField}
          />
        </ProposalsProvider>
        {isReading ? (
          <ScanSheet onGo={() => goTo('annexes')} />
        ) : (
          <LetterSheet
            values={hand.values}
            languages={letterLanguages(procedure, hand.values)}
            inHand={inHand}
            onGo={goToField}
          />
        )}
      </div>
    </>
  )
}

/** What the rules find in the request as it is being typed, by the same functions as on the server. */
function useRequestFindings(values: Values): readonly FieldFinding[] {
  const { procedure, view, side, stack, profiles, today, state } = useCaseDesk()
  const { requested } = profiles
  return useMemo(() => {
    // Without the texts and the profile the page cannot judge; then what the server said last is shown.
    if (!stack || !requested) return view.findings
    return reviewRequest(procedure, {
      side,
      request: values,
      files: view.files.map(({ name, media, size, sha256, role, language }) => ({
        name,
        media,
        size,
        sha256,
        role,
        ...(language === null ? {} : { language }),
      })),
      governing: stack,
      profile: requested,
      today,
      ...consultedOn(state),
    })
  }, [procedure, view, side, stack, requested, today, values, state])
}

/** The step and the field the address names. */
function useStep(ids: readonly string[]) {
  const [search, setSearch] = useSearchParams()
  const { hash } = useLocation()
  const current = search.get('step') ?? ids[0] ?? ''
  const wanted = useRef<string | null>(null)
  const goTo = useCallback(
    (step: string, path = '') => {
      if (step === current) return reveal(path)
      wanted.current = path
      setSearch(new URLSearchParams({ step }), { preventScrollReset: path !== '' })
    },
    [setSearch, current],
  )
  // The field is there once its step is drawn.
  useEffect(() => {
    if (wanted.current !== null) reveal(wanted.current)
    wanted.current = null
  }, [current])
  const go = useCallback(
    (by: number) => {
      const next = ids[ids.indexOf(current) + by]
      if (next) goTo(next)
    },
    [ids, current, goTo],
  )
  useEffect(() => {
    if (hash) reveal(decodeURIComponent(hash.slice(1)))
  }, [hash])
  return { current, go, goTo }
}

/** Brings a field into view and puts the cursor into it; a place that is not drawn gives way to what holds it. */
function reveal(path: string): void {
  if (path === '') {
    document.getElementById('question')?.focus({ preventScroll: true })
    return
  }
  const parts = path.split('.')
  const place = parts
    .map((_, index) => document.getElementById(parts.slice(0, parts.length - index).join('.')))
    .find(element => element !== null)
  if (!place) return
  for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true
  }
  if (place.firstElementChild instanceof HTMLDetailsElement) place.firstElementChild.open = true
  place.scrollIntoView({ block: 'center' })
  const input = place.querySelector<HTMLElement>('input, textarea, select') ?? place.querySelector('button')
  input?.focus({ preventScroll: true })
}
