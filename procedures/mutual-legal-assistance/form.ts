import { purposes } from '#law/purposes.ts'
import type { Fields, ValuesOf } from '../field.ts'
import { letterLanguages } from '../letter.ts'
import { fieldsOf, type Form } from '../procedure.ts'
import { begins, groups, measureKinds } from './measures/kinds.ts'
import { offenceDetails, scopeDetails } from './offence-fields.ts'

/**
 * What a request for mutual legal assistance asks of the person who writes it. Every item of UNTOC 18(15) has
 * its place, and what requested States ask besides. The steps are the order in which a case officer thinks.
 */

const proceduralWishes = [
  'oath',
  'caution',
  'counselPresent',
  'interpreter',
  'recording',
  'certification',
  'custodyForm',
] as const

const steps = {
  steps: [
    {
      id: 'offence',
      fields: {
        offences: {
          kind: 'list',
          topic: 'scope',
          fields: {
            title: { kind: 'line', topic: 'scope' },
            provision: { kind: 'line', topic: 'scope' },
            text: { kind: 'prose', topic: 'contents.offences' },
            /** Maximum deprivation of liberty the law provides, in months. */
            maximumMonths: { kind: 'integer', min: 0, max: 1_200, topic: 'seriousCrime' },
            life: { kind: 'yesNo', topic: 'seriousCrime' },
            limitation: { kind: 'line', topic: 'contents.limitation' },
            /** Whose law the maximum was taken from: UNTOC 2(b) does not say whose law decides. */
            maximumLaw: {
              kind: 'choice',
              options: ['requesting', 'requested', 'both'],
              topic: 'seriousCrime',
            },
            convention: {
              kind: 'choice',
              options: ['article5', 'article6', 'article8', 'article23', 'seriousCrime'],
              topic: 'conventionOffences',
            },
            ...offenceDetails,
          },
        },
        transnational: {
          kind: 'choices',
          options: ['moreThanOneState', 'preparedElsewhere', 'groupActiveElsewhere', 'effectsElsewhere'],
          topic: 'transnationality',
        },
        suspicionTransnational: { kind: 'prose', topic: 'relaxedTest' },
        suspicionGroup: { kind: 'prose', topic: 'relaxedTest' },
        locatedThere: {
          kind: 'choices',
          options: ['victims', 'witnesses', 'proceeds', 'instrumentalities', 'evidence'],
          topic: 'relaxedTest',
        },
        ...scopeDetails,
      },
    },
    {
      id: 'authority',
      fields: {
        authority: {
          kind: 'group',
          topic: 'contents.authority',
          fields: {
            name: { kind: 'line', topic: 'contents.authority' },
            office: { kind: 'line', topic: 'contents.authority' },
            address: { kind: 'line', topic: 'contents.authority' },
            officer: { kind: 'line', topic: 'contents.contact' },
            function: { kind: 'line', topic: 'contents.contact' },
            phone: { kind: 'line', topic: 'contents.contact' },
            email: { kind: 'line', topic: 'contents.contact' },
            competence: { kind: 'line', topic: 'contents.authority' },
          },
        },
      },
    },
    {
      id: 'proceedings',
      fields: {
        caseName: { kind: 'line', topic: 'contents.proceedings' },
        /** These proceedings are what use is limited to (UNTOC 18(19)). */
        proceedings: {
          kind: 'list',
          topic: 'contents.proceedings',
          fields: {
            reference: { kind: 'line', topic: 'contents.proceedings' },
            stage: {
              kind: 'choice',
              options: ['investigation', 'prosecution', 'trial', 'appeal', 'execution'],
              topic: 'contents.proceedings',
            },
            subject: { kind: 'prose', topic: 'contents.proceedings' },
            authority: { kind: 'line', topic: 'contents.proceedings' },
            authorityFunctions: { kind: 'line', topic: 'contents.proceedings' },
          },
        },
        summary: { kind: 'prose', topic: 'contents.proceedings' },
      },
    },
    {
      id: 'persons',
      fields: {
        persons: {
          kind: 'list',
          topic: 'contents.persons',
          fields: {
            role: {
              kind: 'choice',
              options: [
                'suspect',
                'accused',
                'witness',
                'victim',
                'expert',
                'accountHolder',
                'legalPerson',
                'other',
              ],
              topic: 'contents.persons',
            },
            name: { kind: 'line', topic: 'contents.persons' },
            /** The name in its own script. */
            originalName: { kind: 'line', topic: 'contents.persons' },
            citizenship: { kind: 'line', topic: 'contents.persons' },
            born: { kind: 'date', topic: 'contents.persons' },
            address: { kind: 'line', topic: 'contents.persons' },
            whereFound: { kind: 'line', topic: 'contents.persons' },
            inCustody: { kind: 'yesNo', topic: 'contents.persons' },
          },
        },
      },
    },
    {
      id: 'facts',
      fields: {
        facts: { kind: 'prose', topic: 'contents.facts' },
        evidenceToDate: { kind: 'prose', topic: 'contents.facts' },
      },
    },
    {
      id: 'measures',
      fields: {
        measures: {
          kind: 'kinds',
          topic: 'contents.assistance',
          common: {
            purpose: {
              kind: 'choice',
              options: Object.keys(purposes),
              topic: 'purposes',
            },
            assistance: { kind: 'prose', topic: 'contents.assistance' },
            /** Why these facts call for this measure. */
            nexus: { kind: 'prose', topic: 'contents.nexus' },
            wishes: { kind: 'choices', options: proceduralWishes, topic: 'procedureWished' },
            wishesReason: { kind: 'prose', topic: 'procedureWished' },
          },
          kinds: measureKinds,
          begins,
          groups: { by: 'purpose', of: groups },
        },
      },
    },
    {
      id: 'purpose',
      fields: {
        purpose: { kind: 'prose', topic: 'contents.purpose' },
        sought: {
          kind: 'choices',
          options: ['evidence', 'information', 'action'],
          topic: 'contents.purpose',
        },
      },
    },
    {
      id: 'urgency',
      fields: {
        urgency: {
          kind: 'group',
          topic: 'contents.urgency',
          fields: {
            threatToLife: { kind: 'yesNo', topic: 'contents.urgency' },
            hearingOn: { kind: 'date', topic: 'contents.urgency' },
            evidenceLostOn: { kind: 'date', topic: 'contents.urgency' },
            limitationOn: { kind: 'date', topic: 'contents.urgency' },
            assetsMoving: { kind: 'yesNo', topic: 'contents.urgency' },
            wishedBy: { kind: 'date', topic: 'suggestedDeadline' },
            reasons: { kind: 'prose', topic: 'suggestedDeadline' },
          },
        },
        confidentiality: {
          kind: 'group',
          topic: 'contents.confidentiality',
          fields: {
            asked: { kind: 'yesNo', topic: 'confidentiality' },
            scope: { kind: 'choices', options: ['fact', 'substance'], topic: 'confidentiality' },
            reasons: { kind: 'prose', topic: 'confidentiality' },
          },
        },
        earlierContacts: { kind: 'prose', topic: 'contents.relatedRequests' },
        related: { kind: 'line', topic: 'contents.relatedRequests' },
        reciprocity: {
          kind: 'choice',
          options: ['treatyRequest', 'undertaken'],
          topic: 'contents.reciprocity',
        },
      },
    },
    {
      id: 'languages',
      fields: {
        /** Languages of the letter; the first is the one we wrote in. */
        languages: { kind: 'choices', options: letterLanguages, topic: 'language' },
        authenticity: { kind: 'choice', options: ['sealedExchange', 'signatureAndStamp'], topic: 'form' },
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

/** A request as its author writes it. Everything may still be missing. */
export type Request = Together<Steps> extends infer All extends Fields ? ValuesOf<All> : never

/** All fields of the form as one set. */
export const fields: Fields = fieldsOf(form)
