import { readPackage } from '#api/cases.ts'
import { hrefOf } from '#web/client.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { useWords } from '#web/words/words.ts'
import { ActOffers } from './act-offers.tsx'
import { useCaseDesk } from './case-desk.tsx'
import { CopyLine } from './copy-line.tsx'
import { shortHash } from './file-line.tsx'
import { EarlierActs } from './earlier-acts.tsx'
import { actTold } from './lines.ts'
import { useOffers } from './use-offers.ts'
import { useRelease } from './use-release.ts'

/** What proves the case: its chain, the receipts, the packages, and how anybody can check them. */
export function ProofCard() {
  const { view, state, acts, voices, reader } = useCaseDesk()
  const { say } = useWords()
  const { destroying } = useOffers()
  const { approver, crossings } = view
  const packaged = acts.entries.filter(entry => entry.crossing?.package)
  const last = view.entries.at(-1)
  return (
    <section className="card proof" aria-labelledby="proof">
      <div className="heading first">
        <h2 id="proof">{say('case.proof')}</h2>
        {view.road === 'exchange' && (
          <small>
            {say('case.proof.receipts', { receipts: crossings.received, crossing: crossings.total })}
          </small>
        )}
      </div>
      {view.road === 'letter' && <p className="small">{say('letters.proof', { theirs: voices.theirs })}</p>}
      <dl className="pairs">
        <div>
          <dt>{say('case.proof.acts')}</dt>
          <dd className="tabular">{view.acts}</dd>
        </div>
        {last && (
          <div>
            <dt>{say('case.proof.chain')}</dt>
            <dd>
              <abbr className="hash" title={say('case.hash', { hash: last.link })}>
                {shortHash(last.link)}
              </abbr>
            </dd>
          </div>
        )}
        {state.own.approval && (
          <div>
            <dt>{say('case.proof.approved')}</dt>
            <dd>
              <Instant at={state.own.approval.at} withTime={false} />
              {approver && <> · {approver}</>}
              {view.approvedAlone && (
                <> · {say('case.proof.alone', { answer: view.approvedAlone.answer ?? 'none' })}</>
              )}
            </dd>
          </div>
        )}
      </dl>
      {crossings.packaged > 0 && (
        <details>
          <summary>{say('case.proof.packages', { count: crossings.packaged })}</summary>
          <ul className="packages small">
            {packaged.map(entry => (
              <li key={entry.hash}>
                <PackageLink
                  act={{ id: entry.header.id, type: entry.header.type }}
                  name={`${entry.n}. ${actTold(entry, state, voices, reader)}`}
                />{' '}
                <abbr className="hash" title={say('case.hash', { hash: entry.crossing?.package ?? '' })}>
                  {shortHash(entry.crossing?.package ?? '')}
                </abbr>
              </li>
            ))}
          </ul>
          {packaged.length < crossings.packaged && (
            <p className="small quiet">
              {say('case.proof.packages.earlier', { count: crossings.packaged - packaged.length })}
            </p>
          )}
          <EarlierActs />
        </details>
      )}
      {view.road === 'exchange' && <HowToCheck />}
      {destroying.length > 0 && (
        <details>
          <summary>{say('case.proof.destroy')}</summary>
          <div className="stack small">
            <p className="quiet">{say('case.proof.destroy.why')}</p>
            <ActOffers offers={destroying} small />
          </div>
        </details>
      )}
    </section>
  )
}

/** The package of an act; that of a result another State furnished opens once it was taken out. */
function PackageLink({ act, name }: { act: { id: string; type: string }; name: string }) {
  const { view } = useCaseDesk()
  const { say } = useWords()
  const { query } = useRelease(act)
  if (!query) {
    return (
      <span>
        {name} <span className="quiet">{say('case.release.closed')}</span>
      </span>
    )
  }
  return (
    <a href={hrefOf(readPackage, { params: { id: view.id, act: act.id }, query })} download>
      {name}
    </a>
  )
}

function HowToCheck() {
  const { say } = useWords()
  return (
    <details>
      <summary>{say('case.proof.how')}</summary>
      <div className="stack small">
        <p>{say('case.proof.byComity')}</p>
        <CopyLine text="comity verify package.asice" />
        <p>{say('case.proof.byHand')}</p>
        <CopyLine text="unzip package.asice -d package && cd package/META-INF" />
        <CopyLine text="openssl cms -verify -binary -inform DER -in signature.p7s -content ASiCManifest.xml -CAfile partner.pem -purpose any -out /dev/null" />
      </div>
    </details>
  )
}
