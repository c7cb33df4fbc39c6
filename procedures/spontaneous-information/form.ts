import type { Fields, ValuesOf } from '../field.ts'
import { letterLanguages } from '../letter.ts'
import { fieldsOf, type Form } from '../procedure.ts'

/**
 * What is said with information that nobody asked for. UNTOC 18(4) orders no contents: what is asked here is what
 * the receiving authority needs to use it and to keep the restrictions of 18(5), and stands as house practice.
 */
const steps = {
  steps: [
    {
      id: 'inquiries',
      fields: {
        caseName: { kind: 'line', topic: 'spontaneousInformation' },
        inquiries: {
          kind: 'list',
          topic: 'spontaneousInformation',
          fields: {
            reference: { kind: 'line' },
            authority: { kind: 'line' },
            subject: { kind: 'prose' },
          },
        },
        offences: { kind: 'prose', topic: 'spontaneousInformation' },
        /** The provision of our own law that lets it be sent: 18(4) is without prejudice to domestic law. */
        ownLaw: { kind: 'line', topic: 'spontaneousInformation' },
      },
    },
    {
      id: 'information',
      fields: {
        information: {
          kind: 'kinds',
          topic: 'spontaneousInformation',
          common: {
            text: { kind: 'prose', topic: 'spontaneousInformation' },
            confidential: { kind: 'yesNo', topic: 'restrictionsOnInformation' },
            /** The last day of a secrecy that is temporary; absent while no end is known. */
            confidentialUntil: { kind: 'date', topic: 'restrictionsOnInformation' },
            restriction: {
              kind: 'choice',
              options: ['none', 'consent', 'leads', 'other'],
              topic: 'restrictionsOnInformation',
            },
            terms: { kind: 'prose', topic: 'restrictionsOnInformation' },
          },
          kinds: {
            facts: {},
            person: { name: { kind: 'line' }, whereFound: { kind: 'line' } },
            assets: { property: { kind: 'line' }, where: { kind: 'line' } },
            documents: { documents: { kind: 'line' } },
          },
        },
      },
    },
    {
      id: 'usefulness',
      fields: {
        /** The three ways in which 18(4) believes it could help. */
        mayServe: {
          kind: 'choices',
          options: ['inquiries', 'proceedings', 'request'],
          topic: 'spontaneousInformation',
        },
        why: { kind: 'prose', topic: 'spontaneousInformation' },
      },
    },
    {
      id: 'authority',
      fields: {
        authority: {
          kind: 'group',
          topic: 'spontaneousInformation',
          fields: {
            name: { kind: 'line' },
            officer: { kind: 'line' },
            function: { kind: 'line' },
            phone: { kind: 'line' },
            email: { kind: 'line' },
          },
        },
      },
    },
    {
      id: 'languages',
      fields: {
        /** Languages of the letter; the first is the one we wrote in. */
        languages: { kind: 'choices', options: letterLanguages, topic: 'language' },
      },
    },
  ],
} as const satisfies Form

export const form: Form = steps

type Steps = (typeof steps)['steps'][number]['fields']
/** The fields of all steps together: a union of sets read as one set. */
type Together<Sets> = (Sets extends unknown ? (set: Sets) => void : never) extends (set: infer All) => void
  ? All
  : never

/** Information as its author writes it down. Everything may still be missing. */
export type Information = Together<Steps> extends infer All extends Fields ? ValuesOf<All> : never
export type Item = NonNullable<Information['information']>[number]

/** All fields of the form as one set. */
export const fields: Fields = fieldsOf(form)
