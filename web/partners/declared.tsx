import type { ReactNode } from 'react'
import { acceptedLanguages, type Profile, type ProfileAuthority } from '#law/profiles/shape.ts'
import { Citation } from '../parts/citation.tsx'
import { DateText } from '../parts/date-text.tsx'
import { Pill } from '../parts/pill.tsx'
import { languageName, localeOf, nameIn, useWords } from '../words/words.ts'
import { weekdayName } from './weekday.ts'

/** What a State declared and requires, each word with the paragraph it was declared under. */
export function Declared({
  profile,
  authority,
  byHand = false,
}: {
  profile: Profile
  authority: string
  /** Written here from a directory or a letter: what that does not say is not known, rather than none. */
  byHand?: boolean
}) {
  const { say, language } = useWords()
  const here = profile.authorities.find(one => one.id === authority)
  return (
    <>
      {here && <AuthorityCard authority={here} weekend={profile.calendar.weekend} />}
      <Part title={say('partner.languages')} cites="UNTOC 18(14)">
        <ol className="languages">
          {acceptedLanguages(profile).map(code => (
            <li key={code}>{languageName(code, language)}</li>
          ))}
        </ol>
      </Part>
      <Channels profile={profile} />
      <Contents profile={profile} byHand={byHand} />
      <p className="small quiet">
        {say('partner.profile.source', {
          state: nameIn(profile.names, language),
          version: profile.version,
          document: profile.source.document,
        })}{' '}
        <DateText date={profile.source.verifiedOn} long />
      </p>
    </>
  )
}

function Part({ title, cites, children }: { title: string; cites: string; children: ReactNode }) {
  return (
    <section className="declared">
      <div className="heading">
        <h2>
          {title} <Citation>{cites}</Citation>
        </h2>
      </div>
      {children}
    </section>
  )
}

function AuthorityCard({
  authority,
  weekend,
}: {
  authority: ProfileAuthority
  /** Days of the week on which the State is closed; none where that is not known. */
  weekend: readonly number[]
}) {
  const { say, language } = useWords()
  return (
    <Part title={say('partner.authority')} cites="UNTOC 18(13)">
      <dl className="facts">
        <dt>{say('partner.authority.name')}</dt>
        <dd>{nameIn(authority.names, language)}</dd>
        {authority.territory && (
          <>
            <dt>{say('partner.authority.territory')}</dt>
            <dd>{nameIn(authority.territory, language)}</dd>
          </>
        )}
        <dt>{say('partner.authority.address')}</dt>
        <dd>
          <bdi>{authority.address}</bdi>
        </dd>
        <dt>{say('partner.authority.phone')}</dt>
        <dd>
          <a href={`tel:${authority.phone.replaceAll(' ', '')}`} dir="ltr">
            {authority.phone}
          </a>
        </dd>
        <dt>{say('partner.authority.email')}</dt>
        <dd>
          <a href={`mailto:${authority.email}`} dir="ltr">
            {authority.email}
          </a>
        </dd>
        {authority.hours ? (
          <>
            <dt>{say('partner.authority.hours')}</dt>
            <dd className="tabular">
              {say('partner.authority.hours.value', { ...authority.hours, zone: authority.zone })}
            </dd>
          </>
        ) : (
          <>
            <dt>{say('partner.authority.zone')}</dt>
            <dd className="tabular">{authority.zone}</dd>
          </>
        )}
        <dt>{say('partner.authority.weekend')}</dt>
        <dd>
          {weekend.length === 0
            ? say('partner.authority.weekend.unknown')
            : new Intl.ListFormat(localeOf(language)).format(weekend.map(day => weekdayName(day, language)))}
        </dd>
      </dl>
    </Part>
  )
}

const channels = ['direct', 'diplomaticRequired', 'interpolUrgent', 'oralUrgent'] as const

function Channels({ profile }: { profile: Profile }) {
  const { say } = useWords()
  return (
    <Part title={say('partner.channels')} cites="UNTOC 18(13)">
      <ul className="channels">
        {channels.map(channel => {
          const given = profile.channels[channel]
          return (
            <li key={channel}>
              <Pill tone={given ? 'ok' : 'plain'}>{say(given ? 'answer.yes' : 'answer.no')}</Pill>{' '}
              {say(`partner.channel.${channel}`)}
            </li>
          )
        })}
      </ul>
    </Part>
  )
}

function Contents({ profile, byHand }: { profile: Profile; byHand: boolean }) {
  const { say, language } = useWords()
  return (
    <Part title={say('partner.contents')} cites="UNTOC 18(15)">
      {profile.contents.length === 0 ? (
        <p className="quiet">{say(byHand ? 'partner.contents.unknown' : 'partner.contents.none')}</p>
      ) : (
        <ul className="contents">
          {profile.contents.map(content => (
            <li key={`${content.topic} ${content.basis}`}>
              {nameIn(content.label, language)} <Citation>{content.basis}</Citation>{' '}
              <span className="small quiet">
                {say(content.required ? 'partner.contents.required' : 'partner.contents.welcome')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
