import { Button } from '@mantine/core'
import { useState } from 'react'
import { chainOf } from '#procedures/lanes/custody.ts'
import { expectedBy, whereIs, type Consignment, type Item } from '#procedures/lanes/items.ts'
import { instantOf } from '#procedures/lanes/oral.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import { CaseLetter, usualLetterLanguage } from './act-letter.tsx'
import { useActing } from './acting.ts'
import { useCaseDesk } from './case-desk.tsx'
import { Said } from './lanes.tsx'
import { Lane, useTold } from './lanes-beside.tsx'
import { dayOf, listed } from './reader.ts'

/** Things that travel outside the exchange: where each is, who has it here, and how it came to them. */
export function ItemsLane() {
  const { state } = useCaseDesk()
  const { say, language: reader } = useWords()
  const { items, consignments } = state.shared
  const desk = useCaseDesk()
  const [language, onLanguage] = useState(() => usualLetterLanguage(desk, reader))
  const leaving = expectedBy(state.shared, state.side === 'requesting' ? 'requested' : 'requesting')
  if (items.length === 0) return null
  return (
    <Lane id="items" title={say('case.items')} topic="physicalItems">
      {items.map((item, index) => (
        <ItemShown key={item.key} item={item} number={index + 1} />
      ))}
      <section className="lane-measure">
        <h3>{say('case.items.way')}</h3>
        {consignments.map(one => (
          <Way key={one.id} consignment={one} />
        ))}
        {leaving.length > 0 && (
          <CaseLetter
            name="itemLabels"
            label={say('case.letter.itemLabels')}
            language={language}
            onLanguage={onLanguage}
          />
        )}
      </section>
    </Lane>
  )
}

function ItemShown({ item, number }: { item: Item; number: number }) {
  const { state, view } = useCaseDesk()
  const { say } = useWords()
  const { option } = useTold()
  const { take } = useActing()
  const chain = chainOf(state, item.key)
  const where = whereIs(state.shared, item.key)
  const at = where === state.side ? 'here' : where === 'requesting' || where === 'requested' ? 'there' : where
  const last = chain.at(-1)
  const held = at === 'here' && last !== undefined
  const may = view.openActs.some(one => one.act === 'moveItem' && !one.unless)
  const destroyed = state.shared.destroyed.find(one => one.items.includes(item.key))
  return (
    <section className="lane-measure" aria-labelledby={`item-${number}`}>
      <h3 id={`item-${number}`}>
        {say('case.items.nth', { number, kind: option('announceItems', 'items.kind', item.kind) })}
      </h3>
      <Prose text={item.description} />
      <p className="small quiet">
        {say('case.items.packages', { count: item.packages })}
        {item.seals && (
          <>
            {' '}
            · {say('case.items.seals')} <bdi>{item.seals}</bdi>
          </>
        )}
        {item.returnWanted && <> · {option('announceItems', 'items.returnWanted', item.returnWanted)}</>}
      </p>
      <p>
        <b>{say(`case.items.at.${at ?? 'missing'}`)}</b>
        {held && (
          <>
            {' · '}
            <bdi>{last.to}</bdi>
            {last.place && (
              <>
                , <bdi>{last.place}</bdi>
              </>
            )}
          </>
        )}
        {destroyed && (
          <>
            {' · '}
            <bdi>{destroyed.authority}</bdi>
          </>
        )}
      </p>
      {chain.length > 0 && (
        <ol className="custody" aria-label={say('case.items.chain')}>
          {chain.map(link => (
            <li key={link.id}>
              {link.from ? (
                <>
                  <bdi>{link.from}</bdi> → <bdi>{link.to}</bdi>
                </>
              ) : (
                <>
                  {say('case.items.signedFor')} <bdi>{link.to}</bdi>
                </>
              )}{' '}
              <span className="small quiet">
                · <Day at={link.at} />
                {link.place && (
                  <>
                    {' · '}
                    <bdi>{link.place}</bdi>
                  </>
                )}
                {link.signed && (
                  <>
                    {' · '}
                    {say('case.items.signed')} <bdi>{link.signed}</bdi>
                  </>
                )}
              </span>
              {link.gap && <p className="why">{say('case.items.gap')}</p>}
            </li>
          ))}
        </ol>
      )}
      {at === 'here' && chain.length < 2 && <p className="small quiet">{say('case.items.noChain')}</p>}
      {may && (at === 'here' || (at === 'underWay' && item.by === state.side)) && (
        <Button
          size="compact-sm"
          variant="default"
          aria-describedby={`item-${number}`}
          onClick={() => take({ act: 'moveItem', given: { item: item.key } })}
        >
          {say('case.items.move')}
        </Button>
      )}
    </section>
  )
}

/** A day, or a time on the clock of its zone. */
function Day({ at }: { at: string }) {
  const { reader } = useCaseDesk()
  const instant = instantOf(at)
  return instant ? <Instant at={instant} /> : <>{dayOf(reader, at)}</>
}

/** One consignment: announced by one side, expected and confirmed by the other. */
function Way({ consignment: one }: { consignment: Consignment }) {
  const { state, reader } = useCaseDesk()
  const { say } = useWords()
  const { sideOf, option } = useTold()
  const by = sideOf(one.by)
  const act = one.back ? 'returnItems' : 'announceItems'
  return (
    <div>
      <Said
        side={by}
        at={one.at}
        label={say(one.back ? 'case.items.sentBack' : 'case.items.sent', {
          items: listed(reader, numbersOf(state.shared.items, one.items)),
          road: option(act, 'channel', one.channel ?? ''),
        })}
      >
        {one.note && <Prose text={one.note} />}
      </Said>
      {one.arrival ? (
        <Said
          side={by === 'ours' ? 'theirs' : 'ours'}
          at={one.arrival.at}
          label={say('case.items.arrived', {
            date: dayOf(reader, one.arrival.on),
            count: one.arrival.missing.length,
            seals: one.arrival.seals ? option('confirmItems', 'seals', one.arrival.seals) : '—',
          })}
        >
          {one.arrival.differences && <Prose text={one.arrival.differences} />}
        </Said>
      ) : (
        <p className="lane-waiting small">
          {one.expectedOn
            ? say('case.items.expected', { date: dayOf(reader, one.expectedOn) })
            : say(`case.items.waits.${by}`)}
        </p>
      )}
    </div>
  )
}

function numbersOf(items: readonly Item[], keys: readonly string[]): string[] {
  return keys.map(key => String(items.findIndex(item => item.key === key) + 1))
}
