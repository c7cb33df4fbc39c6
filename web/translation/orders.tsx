import { openOrders, translationCosts } from '#procedures/lanes/translation/work.ts'
import { useActing } from '#web/case/acting.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { useTold } from '#web/case/lanes-beside.tsx'
import { DateText } from '#web/parts/date-text.tsx'
import { languageName, localeOf, useWords } from '#web/words/words.ts'

/** Who was asked to translate what, by when and for how much, and what all of it costs. */
export function Orders() {
  const { state, view, prefix } = useCaseDesk()
  const { take } = useActing()
  const { say, language } = useWords()
  const { option } = useTold()
  const { translation } = state.own
  if (translation.orders.length === 0) return null
  const open = openOrders(translation)
  const mayCancel = view.openActs.some(one => one.act === 'cancelTranslation' && !one.unless)
  const figure = new Intl.NumberFormat(localeOf(language))
  const costs = [...translationCosts(translation)]
  return (
    <section className="lane-measure" aria-labelledby="translation-orders">
      <h3 id="translation-orders">{say('translation.orders')}</h3>
      <ul className="translation-orders">
        {translation.orders.map(order => (
          <li key={order.id}>
            <bdi>{order.translator}</bdi>{' '}
            <span className="small quiet">
              · {option('orderTranslation', 'employed', order.employed)}
              {order.certification !== 'none' && (
                <> · {option('orderTranslation', 'certification', order.certification)}</>
              )}{' '}
              ·{' '}
              {say('translation.order.texts', {
                count: order.texts.length,
                language: languageName(order.into, language),
              })}{' '}
              · {say('translation.due')} <DateText date={order.due} />
              {order.cost !== undefined && (
                <>
                  {' '}
                  ·{' '}
                  <bdi className="tabular">
                    {figure.format(order.cost)} {order.currency}
                  </bdi>
                </>
              )}
              {order.cancelled && (
                <>
                  {' '}
                  · {say('translation.cancelled')} <bdi>{order.cancelled.reason}</bdi>
                </>
              )}
            </span>{' '}
            {mayCancel && open.includes(order) && (
              <button
                type="button"
                className="link small"
                onClick={() => take({ act: 'cancelTranslation', given: { order: order.id }, key: order.id })}
              >
                {say(`${prefix}.act.cancelTranslation`)}{' '}
                <span className="seen-by-ear">{order.translator}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {costs.length > 0 && (
        <p className="small">
          {say('translation.costs')}{' '}
          {costs.map(([currency, sum], index) => (
            <bdi key={currency} className="tabular">
              {index > 0 && ' + '}
              {figure.format(sum)} {currency}
            </bdi>
          ))}
        </p>
      )}
    </section>
  )
}
