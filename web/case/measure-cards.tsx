import { useMemo } from 'react'
import { readActFile } from '#api/cases.ts'
import type { MeasureState, Result } from '#procedures/state.ts'
import { hrefOf } from '#web/client.ts'
import { Citation } from '#web/parts/citation.tsx'
import { Pill } from '#web/parts/pill.tsx'
import { Prose } from '#web/parts/prose.tsx'
import type { Tone } from '#web/parts/shape.tsx'
import { languageName, useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { FileLine } from './file-line.tsx'
import { measureCards, type MeasureCard } from './measures.ts'
import { dayOf, shortDayOf } from './reader.ts'
import { ResultUses } from './result-uses.tsx'
import { optionLabel, actKeys, rowsOf } from './rows.ts'
import { TakeOut } from './take-out.tsx'
import { useRelease } from './use-release.ts'
import { Weighed } from './weighed.tsx'

/** What was asked, a card a measure. */
export function MeasureCards() {
  const { procedure, state, request, prefix, reader } = useCaseDesk()
  const { say } = useWords()
  const cards = useMemo(
    () => measureCards(procedure, state, request, prefix, reader),
    [procedure, state, request, prefix, reader],
  )
  return (
    <section aria-labelledby="measures">
      <div className="heading first">
        <h2 id="measures">{say('case.measures')}</h2>
        <small>{say('case.measures.count', { count: cards.length })}</small>
      </div>
      {cards.length === 0 && <p className="quiet">{say('case.measures.none')}</p>}
      <ul className="measures">
        {cards.map(card => (
          <li key={card.id} className="card measure" id={`measure-${card.id}`}>
            <Measure card={card} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const tones: Readonly<Record<MeasureState, Tone>> = {
  asked: 'plain',
  inConsultation: 'warn',
  conditionProposed: 'warn',
  accepted: 'theirs',
  postponed: 'warn',
  executed: 'ok',
  refused: 'stop',
  noLongerRequired: 'plain',
  continued: 'plain',
}

function Measure({ card }: { card: MeasureCard }) {
  const { prefix, side, reader } = useCaseDesk()
  const { say } = useWords()
  const { measure } = card
  const tone =
    measure && (measure.state === 'accepted' && side === 'requested' ? 'ours' : tones[measure.state])
  return (
    <>
      <h3>{say(`${prefix}.kind.${card.kind}`)}</h3>
      {card.essence.length > 0 && (
        <p className="measure-essence">
          {card.essence.map((part, index) => (
            // Parts in their order, each with the direction of its own script.
            <span key={index}>
              {index > 0 && ' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
        </p>
      )}
      {measure && tone && (
        <Pill tone={tone}>
          {say('case.measure.since', {
            state: say(`${prefix}.measureState.${measure.state}`),
            date: shortDayOf(reader, measure.since),
          })}
        </Pill>
      )}
      {measure && <Outcome card={card} />}
      {card.results.map(result => (
        <Delivered key={result.act} result={result} />
      ))}
      <details className="measure-asked">
        <summary>{say('case.measure.whole')}</summary>
        <dl className="pairs">
          {card.rows.map(row => (
            <div key={row.path}>
              <dt>{row.label.split(' · ').at(-1)}</dt>
              <dd dir="auto">{row.text}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

/** Conditions, a postponement, a refusal with its grounds and reasons. */
function Outcome({ card }: { card: MeasureCard }) {
  const { prefix, reader, cites } = useCaseDesk()
  const { say } = useWords()
  const { measure } = card
  if (!measure) return null
  return (
    <>
      {measure.conditions.map((terms, index) => (
        // Conditions are only ever added.
        <Told key={index} title={say('case.measure.condition')} topic={cites('consultation')}>
          <Prose text={terms} />
        </Told>
      ))}
      {measure.state === 'conditionProposed' &&
        card.proposed.map(condition => (
          <Told key={condition.id} title={say('case.measure.proposed')} topic={cites('consultation')}>
            <Prose text={condition.terms} />
          </Told>
        ))}
      {measure.state === 'postponed' && measure.postponement && (
        <Told
          title={say('case.measure.postponed', { date: dayOf(reader, measure.postponement.review) })}
          topic={cites('postponement')}
        >
          <Prose text={measure.postponement.reasons} />
        </Told>
      )}
      {measure.state === 'refused' && measure.refusal && (
        <Told title={say('case.measure.grounds')} topic={cites('refusal')}>
          <ul className="grounds">
            {measure.refusal.grounds.map(ground => (
              <li key={ground}>{optionLabel('grounds', ground, actKeys(prefix, 'refuseMeasure'), say)}</li>
            ))}
          </ul>
          <Prose text={measure.refusal.reasons} />
          {!measure.refusal.consulted && <p className="small quiet">{say('case.measure.notConsulted')}</p>}
        </Told>
      )}
      {measure.dualCriminality && (
        <Told
          title={say(`${prefix}.act.refuseMeasure.field.dualCriminality`)}
          topic={cites('dualCriminality')}
        >
          <Weighed weighed={measure.dualCriminality} />
        </Told>
      )}
    </>
  )
}

function Told({
  title,
  topic,
  children,
}: {
  title: string
  topic: { citation: string; layer: string } | undefined
  children: React.ReactNode
}) {
  return (
    <div className="told">
      <h4>
        {title} {topic && <Citation layer={topic.layer}>{topic.citation}</Citation>}
      </h4>
      {children}
    </div>
  )
}

/** What came back for a measure: the files, and the limits on their use. */
function Delivered({ result }: { result: Result }) {
  const { view, reader, cites, procedure, prefix, request } = useCaseDesk()
  const { say, language } = useWords()
  const { furnished, query } = useRelease({ id: result.act, type: 'deliverResult' })
  const step = procedure.lifecycle.find(line => line.act === 'deliverResult')
  const proof = step && result.proof ? { proof: result.proof } : {}
  const rows = rowsOf(step?.fields ?? {}, proof, actKeys(prefix, 'deliverResult'), reader, request)
  return (
    <Told
      title={say('case.measure.result', { date: dayOf(reader, result.at) })}
      topic={cites('useLimitation')}
    >
      {result.note && <Prose text={result.note} />}
      {rows.length > 0 && (
        <dl className="pairs">
          {rows.map(row => (
            <div key={row.path}>
              <dt>{row.label}</dt>
              <dd dir="auto">{row.text}</dd>
            </div>
          ))}
        </dl>
      )}
      <ul className="files">
        {result.files.map((file, index) => (
          <FileLine
            key={`${file.sha256} ${index}`}
            file={file}
            detail={file.language ? languageName(file.language, language) : undefined}
            href={
              query &&
              hrefOf(readActFile, { params: { id: view.id, act: result.act, position: index + 1 }, query })
            }
          />
        ))}
      </ul>
      <div className="limitation small">
        <p>{say('case.measure.limited')}</p>
        {result.limitation && <Prose text={result.limitation} />}
      </div>
      {furnished && (
        <div className="result-uses">
          {query && <p className="small quiet">{say('case.release.own')}</p>}
          <TakeOut result={result.act} again={query !== undefined} />
          <ResultUses result={result.act} />
        </div>
      )}
    </Told>
  )
}
