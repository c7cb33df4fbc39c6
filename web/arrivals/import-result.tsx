import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type * as z from 'zod'
import type { Arrival, importPackage } from '#api/arrivals.ts'
import { offer } from '../client.ts'
import { bytesOf } from '../parts/base64.ts'
import { Pill } from '../parts/pill.tsx'
import { nameIn, useWords } from '../words/words.ts'
import { Refusal } from './refusal.tsx'

type Result = z.infer<typeof importPackage.reply>

/** What became of a package taken in by hand, and its receipt, which has to go back the way it came. */
export function ImportResult({ result }: { result: Result }) {
  return (
    <div className="card import-result" role="status">
      {result.arrival && <TakenIn arrival={result.arrival} />}
      {result.answered && <Answered answered={result.answered} />}
      {result.receipt !== null && <Receipt base64={result.receipt} of={result.arrival?.package} />}
    </div>
  )
}

function TakenIn({ arrival }: { arrival: Arrival }) {
  const { say, language } = useWords()
  return (
    <>
      <div className="row">
        <Pill tone={arrival.verdict === 'recorded' ? 'ok' : 'stop'}>
          {say(`arrivals.verdict.${arrival.verdict}`)}
        </Pill>
        {arrival.partner && <b className="from-them">{nameIn(arrival.partner.names, language)}</b>}
        {arrival.case && (
          <Link to={`/cases/${arrival.case.id}`}>{arrival.case.title || say('case.untitled')}</Link>
        )}
      </div>
      {arrival.code !== null && <Refusal code={arrival.code} reason={arrival.reason} />}
    </>
  )
}

/** The package was an answer to something of ours: a receipt, or a refusal. */
function Answered({ answered }: { answered: NonNullable<Result['answered']> }) {
  const { say, has } = useWords()
  const key = `import.answered.${answered.kind}`
  return (
    <div className="row">
      <Pill tone={answered.kind === 'refusal' ? 'stop' : 'ok'}>
        {say(has(key) ? key : 'import.answered.other')}
      </Pill>
      {answered.case !== null && <Link to={`/cases/${answered.case}`}>{say('import.answered.case')}</Link>}
    </div>
  )
}

function Receipt({ base64, of }: { base64: string; of: string | undefined }) {
  const { say } = useWords()
  const save = () =>
    offer(
      new Blob([bytesOf(base64)], { type: 'application/octet-stream' }),
      `receipt-${of?.slice(0, 12) ?? 'comity'}.comity`,
    )
  return (
    <div className="row">
      <Button onClick={save}>{say('import.receipt.save')}</Button>
      <p className="small quiet">{say('import.receipt.why')}</p>
    </div>
  )
}
