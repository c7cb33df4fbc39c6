import { useQueryClient } from '@tanstack/react-query'
import { readCase } from '#api/cases.ts'
import { fillActLetter, readActLetter, readCaseLetter, signActLetter } from '#api/letters.ts'
import { letterLanguages } from '#procedures/letter.ts'
import { hasLetter } from '#procedures/letter-of.ts'
import { call, hrefOf, queryOf, saveFile } from '#web/client.ts'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { exchangeLanguages } from './languages.ts'
import { LetterMenu, type LetterDeeds, type LetterWish } from './letter-menu.tsx'
import type { ActLine } from './lines.ts'

interface Language {
  readonly language: string
  readonly onLanguage: (code: string) => void
}

/** The letter of an act that crossed: as PDF or Word document, in our template, signed for another road. */
export function ActLetter({ line, ...language }: { line: ActLine } & Language) {
  const { procedure, view } = useCaseDesk()
  const { say } = useWords()
  const queries = useQueryClient()
  // What came by letter has its letter: the scan.
  const came = line.way?.is === 'came'
  const written = line.strand === 'shared' && !came && !line.outOfTurn && !line.destroyed
  if (!written || !hasLetter(procedure, line.type)) return null
  const params = ({ language }: LetterWish) => ({ id: view.id, act: line.id, language })
  const deeds: LetterDeeds = {
    href: (wish, form) => hrefOf(readActLetter, { params: params(wish), query: queryFor(wish, form) }),
    fill: (wish, upload) => saveFile(fillActLetter, { params: params(wish), upload }),
    // Where the exchange carries it, its package is signed already.
    ...(view.road === 'letter' && line.side === 'ours'
      ? {
          sign: async (wish: LetterWish) => {
            const body = wish.channel === undefined ? {} : { channel: wish.channel }
            const { name } = await call(signActLetter, { params: params(wish), body })
            await queries.invalidateQueries({
              queryKey: queryOf(readCase, { params: { id: view.id } }).queryKey,
            })
            return name
          },
        }
      : {}),
  }
  return (
    <p className="row small act-letter">
      <LetterMenu
        label={say('case.letter')}
        of={say('case.letter.of', { n: line.n })}
        deeds={deeds}
        {...language}
      />
    </p>
  )
}

/** Letters that follow from where the case stands: what is missing from a request, how far one has come. */
export function CaseLetters(language: Language) {
  const { procedure, view, state } = useCaseDesk()
  const { say } = useWords()
  const under = ['sent', 'registered', 'inExecution'].includes(state.shared.state ?? '')
  const incomplete = view.findings.some(finding => finding.severity !== 'informs')
  const name = view.side === 'requesting' ? 'statusEnquiry' : incomplete ? 'defects' : undefined
  if (!under || name === undefined || !Object.hasOwn(procedure.caseLetters ?? {}, name)) return null
  return <CaseLetter name={name} label={say(`case.letter.${name}`)} {...language} />
}

/** One letter about the case as it stands, by its name. */
export function CaseLetter({ name, label, ...language }: { name: string; label: string } & Language) {
  const { view } = useCaseDesk()
  const deeds: LetterDeeds = {
    href: (wish, form) =>
      hrefOf(readCaseLetter, {
        params: { id: view.id, letter: name, language: wish.language },
        query: queryFor(wish, form),
      }),
  }
  return <LetterMenu label={label} of={label} deeds={deeds} {...language} />
}

/** The language we write to the other side in, or the reader's where letters are not written in that one. */
export function usualLetterLanguage(
  { procedure, request, side, profiles }: CaseDesk,
  reader: string,
): string {
  const usual = exchangeLanguages(procedure, request, side, profiles.requested, reader)
  return usual.find(one => letterLanguages.some(language => language === one)) ?? reader
}

function queryFor({ channel }: LetterWish, form: 'pdf' | 'docx') {
  return { form, ...(channel === undefined ? {} : { channel }) }
}
