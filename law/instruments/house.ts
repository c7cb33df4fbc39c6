import type { Topic } from '../topics.ts'

/**
 * What this software asks, proposes or prevents although no treaty orders it. A citation of this table
 * (`house reasons-for-postponement`) says so plainly: nobody is told that the law wants what only we want.
 */
export interface Practice {
  /** What is done, in one sentence. */
  readonly says: string
  /** Why it is done, in one sentence. */
  readonly why: string
  readonly topics?: readonly Topic[]
}

export const house = {
  // Which text governs
  'gaps-filled-by-untoc': {
    says: 'Where a treaty between two States is silent on a point of 18(9) to (29), UNTOC fills the gap, unless the two have recorded otherwise.',
    why: '18(7) gives way to corresponding provisions and does not say what happens where nothing corresponds.',
  },
  'governing-text-recorded': {
    says: 'The texts that govern are recorded before a request is sent and stay with the case.',
    why: 'Contents, grounds and deadlines follow from them, and both sides should see the same answer later.',
    topics: ['governingText'],
  },
  'limb-asserted': {
    says: 'A request under UNTOC says under which limb of 3(1), 16(1) or 18(1) it comes before it can be sent.',
    why: 'Without it the other side has to guess whether the Convention applies at all.',
  },
  'group-element-by-element': {
    says: 'Where an organized criminal group is asserted, the request says which of the six elements of 2(a) are met, each with the words of the facts that support it.',
    why: 'The definition is long, and a reader who has to look for its elements in the facts asks back.',
  },
  'suspicion-is-enough': {
    says: 'For mutual legal assistance the form asks for grounds to suspect and never for proof.',
    why: '18(1) is content with reasonable grounds, and asking for more would keep away requests it allows.',
  },
  'penalty-law-named': {
    says: 'With the heaviest penalty of an offence goes the law it was taken from.',
    why: '2(b) does not say whose law decides whether a crime is serious.',
  },

  // The request
  'measure-is-the-unit': {
    says: 'A request consists of measures, each with one purpose of 18(3), and each is executed, postponed, refused, costed and limited by itself.',
    why: 'One request often asks for several things, and the answer to one should not wait for another.',
  },
  'coercion-explained': {
    says: 'A search, a seizure or a freezing says why a lesser measure is not enough.',
    why: 'Judges who order it against somebody’s will weigh this first, and no paragraph of article 18 speaks of it.',
  },
  'hearing-settled-beforehand': {
    says: 'Before a hearing by video the two settle hour, identity, oath, interpreter, privileges, counsel, recording, minutes, test, conduct and costs.',
    why: '18(18) says only that it can be permitted, and what was left open is argued about in the courtroom.',
  },
  'served-in-time': {
    says: 'A summons says by which day it must be served, before the hearing it calls to.',
    why: 'Served afterwards it is worth nothing, and the other side cannot know how much time the addressee needs.',
  },
  'expenses-told': {
    says: 'An invitation says which expenses and allowances are paid, and whether in advance.',
    why: 'Nobody travels at a cost they do not know.',
  },
  'consent-recorded': {
    says: 'The consent of a detained person is recorded with day, language, interpreter and counsel.',
    why: '18(10) wants it free and informed, and only such a record lets somebody else see that it was.',
  },
  'authority-in-full': {
    says: 'The requesting authority is given with office, person, contact and competence.',
    why: 'Identity alone does not tell whom to call nor whether the authority could order the measure at home.',
    topics: ['contents.contact'],
  },
  'offences-in-text': {
    says: 'A request carries the text of the offences and penalties.',
    why: 'Nearly every requested authority asks for it and cannot test its own law without.',
    topics: ['contents.offences'],
  },
  'limitation-stated': {
    says: 'A request says when prosecution becomes barred by time.',
    why: 'It decides how urgent the request is and spares work on a case that is over.',
    topics: ['contents.limitation'],
  },
  'nexus-per-measure': {
    says: 'Each measure says how the facts lead to it.',
    why: 'Courts that order coercive measures ask for this link first.',
    topics: ['contents.nexus'],
  },
  'urgency-explained': {
    says: 'Urgency is given as dates and reasons.',
    why: 'A word in red tells nobody what is lost on which day.',
    topics: ['contents.urgency', 'contents.timeLimit'],
  },
  'confidentiality-demanded': {
    says: 'A demand for secrecy says what is secret, from whom and why.',
    why: '18(20) lets the requesting State ask, and execution needs to know how far.',
    topics: ['contents.confidentiality'],
  },
  'related-requests-named': {
    says: 'Earlier contacts and related requests are named.',
    why: 'It prevents two offices from doing the same work.',
    topics: ['contents.relatedRequests'],
  },
  'assurances-offered': {
    says: 'Assurances and reciprocity that the requested State is known to want are offered with the request.',
    why: 'Asked for later, they cost a round of letters.',
    topics: ['contents.assurances', 'contents.reciprocity'],
  },
  'annexes-listed': {
    says: 'Annexes are listed with their language.',
    why: 'A missing or unreadable annex is the commonest reason for a question back.',
    topics: ['contents.annexes'],
  },
  'texts-in-the-letter-language': {
    says: 'Free text exists in each language in which a letter goes, with who wrote or translated it.',
    why: '18(14) speaks of the language of the request, and a letter in two languages is no better than its worse half.',
  },
  'structured-purpose': {
    says: 'The purpose is chosen from a list besides being written.',
    why: 'Limits on use can be watched only when both sides mean the same purpose.',
  },
  'approved-by-a-second-person': {
    says: 'A request leaves only after a second person approved exactly the bytes that leave.',
    why: 'A letter between States binds, and its author is the worst reader of it.',
    topics: ['approval'],
  },
  'oral-request-confirmed-in-24-hours': {
    says: 'An oral request is confirmed in writing within 24 hours.',
    why: '18(14) says at once and gives no number.',
    topics: ['oralRequest'],
  },

  // The answer
  'acknowledged-in-5-working-days': {
    says: 'Receipt is acknowledged by a person within five working days, with reference and officer.',
    why: 'Silence after sending is what requesting authorities complain of most, and UNTOC sets no time.',
    topics: ['acknowledgement'],
  },
  'urgency-classes': {
    says: 'Requests are handled in five classes of urgency, computed from facts and explained.',
    why: 'A class nobody can explain is a class everybody disputes.',
    topics: ['urgency'],
  },
  'questions-answered-in-30-days': {
    says: 'For additional information thirty days are proposed.',
    why: '18(16) lets the requested State ask and gives no time for the answer.',
    topics: ['additionalInformation'],
  },
  'consultation-in-30-days': {
    says: 'A consultation is given thirty days before an unanswered offer can be decided upon.',
    why: '18(26) orders to consult and does not say how long to wait.',
    topics: ['answerToConsultation'],
  },
  'consulted-before-every-refusal': {
    says: 'A consultation comes before every refusal, on whatever ground, or a reasoned and approved waiver of it.',
    why: '18(26) orders it only for 18(21) and 18(25), and other grounds can be cured by conditions as well.',
    topics: ['consultationBeyondRefusal'],
  },
  'refusal-on-a-coded-ground': {
    says: 'A refusal names at least one ground of the text that governs; "other" is not offered.',
    why: '18(21) does not say that its list is closed, yet a ground without a text cannot be checked.',
  },
  'part-refused-is-refused': {
    says: 'Refusing a part is a refusal of that part, with reasons.',
    why: '18(23) speaks of any refusal.',
  },
  'reasons-for-postponement': {
    says: 'A postponement gives its reasons.',
    why: 'UNTOC asks for reasons only with a refusal, but a wait nobody explains looks like one.',
    topics: ['reasonsForPostponement'],
  },
  'postponement-reviewed': {
    says: 'A postponement names the day on which it is looked at again.',
    why: '18(25) sets no end, and a postponement without a date becomes a silent refusal.',
    topics: ['reviewOfPostponement'],
  },
  'dual-criminality-recorded': {
    says: 'Where dual criminality is weighed, both provisions, who compared them, whether the measure is coercive and what came of it are recorded with the measure.',
    why: '18(9) leaves a choice, and a choice nobody can read afterwards cannot be explained to the other State.',
    topics: ['dualCriminality'],
  },
  'confidentiality-choice': {
    says: 'Where confidentiality cannot be kept, or only in part, the requesting State says whether it goes on, amends or withdraws before anything is executed.',
    why: '18(20) has the requested State say so promptly and is silent on what follows; younger conventions leave the choice to the requesting State.',
    topics: ['confidentialityChoice'],
  },
  'consulted-after-a-refusal': {
    says: 'After a refusal either side can say what would cure it, and the requested State can take it back.',
    why: '18(26) orders a consultation before a refusal only, and the Conference of the Parties (resolution 9/3) encourages one after it.',
    topics: ['consultationAfterRefusal'],
  },
  'custody-certified': {
    says: 'Whoever returns a transferred person says how many days the custody lasted and who certifies it.',
    why: '18(11)(d) has the time credited and names no proof, and the court that credits it wants one.',
  },
  'currency-by-code': {
    says: 'A sum names its currency by the three letters of ISO 4217.',
    why: '18(28) does not speak of currencies, and several States call theirs by the same name.',
  },
  'feedback-on-results': {
    says: 'The requesting State says whether what it received was of use and what came of it.',
    why: 'No paragraph asks for it, yet whoever executes without ever hearing of it stops taking trouble.',
    topics: ['feedback'],
  },
  'completion-of-an-answer': {
    says: 'When an answer is incomplete the requesting State says what is missing, and the case goes on instead of a new one.',
    why: 'UNTOC does not speak of incomplete answers, and a second request would lose the reference and the history.',
    topics: ['completion'],
  },
  'amended-field-by-field': {
    says: 'A request is amended field by field, by one person who proposes and another who sends; a new measure is a supplementary request.',
    why: 'UNTOC does not say how a request is changed, and both sides must know which words hold now.',
    topics: ['amendmentOfRequest'],
  },
  'recalled-and-confirmed': {
    says: 'What was sent by mistake is recalled with reasons, and the other side confirms its return or destruction.',
    why: 'UNTOC has no rule on it; without an answer nobody knows where the copy is.',
    topics: ['recall'],
  },
  'items-announced-and-confirmed': {
    says: 'What travels outside the exchange is announced with its packages, seals and whether it is wanted back; its arrival, its return or its destruction is confirmed.',
    why: '18(3)(f) knows originals and says nothing of their way or their return; without a list nobody can say what is lacking.',
    topics: ['physicalItems'],
  },
  'custody-unbroken': {
    says: 'Each hand-over of an item says who gave it, who took it, where and when, and goes on from the one before.',
    why: 'UNTOC has no rule on custody, and a court asks who had the item on each day.',
  },
  'caller-called-back': {
    says: 'Whoever makes a request orally is called back under a number known before.',
    why: '18(14) wants authenticity established, and a voice proves nobody.',
  },
  'oral-confirmation-chased': {
    says: 'A written confirmation that does not come is asked for, and a person decides what becomes of what was begun.',
    why: '18(14) has it confirmed forthwith and does not say what follows where it is not.',
  },
  'letters-way-recorded': {
    says: 'When a letter left, by which road, and when it arrived is written down as it happened, not as it is planned.',
    why: 'No text asks for it, and where no exchange gives a receipt nothing else shows that a letter arrived.',
  },
  'answers-name-what-they-answer': {
    says: 'An act that answers or concerns another names one that is there and still open.',
    why: 'No text says how an answer is tied to its question, and one that is tied to nothing is lost on the other side.',
  },
  'conduct-not-label': {
    says: 'Dual criminality is compared by conduct, not by the name of the offence.',
    why: '18(9) does not say how to compare; younger conventions say it this way.',
  },
  'procedure-outcome-stated': {
    says: 'What is sent back says whether the procedure the request named was followed, partly or not, and why not.',
    why: 'The court that uses the evidence asks for it, and 18(17) orders no report.',
  },
  'result-proves-itself': {
    says: 'A result says when, by whom and how its measure was done, each kind in its own way.',
    why: 'The court of the requesting State asks for it, often years later and of people who have moved on.',
  },
  'use-bound-to-items': {
    says: 'Each item furnished carries the proceedings it may be used in, and each use is logged.',
    why: '18(19) can be kept only when the limit travels with the item.',
  },
  'information-item-by-item': {
    says: 'Information sent unasked is sent item by item, with the inquiries it comes from, why it could help, and the restrictions of each item.',
    why: '18(4) asks for no form, and a restriction under 18(5) can be kept only where it is tied to what it covers.',
  },
  'information-dealt-with': {
    says: 'Information that came unasked is acknowledged, its restrictions are confirmed or questioned, questions on it are answered, and what became of it is told.',
    why: '18(4) and (5) order none of this, and whoever hears nothing does not send again.',
    topics: ['dealingsOnInformation'],
  },
  'counting-of-days': {
    says: 'Unless a profile says otherwise, the day of the event is not counted and a period that ends on a day off ends on the next working day.',
    why: 'The treaties do not say how days are counted.',
  },
  'counting-back': {
    says: 'A period counted back from a date that would end on a day off ends on the working day before.',
    why: 'A later day would cut into the time the text guarantees before the date.',
  },
  'counted-where-awaited': {
    says: 'What the requested State waits for or owes is counted by its calendar, what runs on the soil of the requesting State or is owed at once by that one’s.',
    why: 'The texts leave open whose days and holidays are meant, and both sides should come to one day.',
  },
  'standing-still-made-good': {
    says: 'While a clock stands still its days are not counted, and it ends as many days later.',
    why: 'The texts name causes for waiting and do not say what they do to a period that runs.',
  },

  // Before a request
  'draft-shared-first': {
    says: 'A draft may be shared with the other State before the request is sent; it is no request, nothing is registered and no period runs.',
    why: 'The Conference of the Parties (resolution 9/3) encourages consultation before and while a request is drafted; no paragraph of UNTOC says how.',
    topics: ['preConsultation'],
  },
  'draft-of-many-measures': {
    says: 'A request for five measures or more is worth sharing as a draft.',
    why: 'What cannot be done so, or costs more than it yields, shows before anybody translated and signed it.',
  },

  // Chasing
  'chased-until-acknowledged': {
    says: 'A request nobody acknowledged is chased after ten, twenty and thirty days.',
    why: 'A request that never arrived looks like one that is being worked on, and UNTOC sets no time.',
  },
  'status-asked': {
    says: 'The status of a request that gives no sign of life is asked after 60, 90 and 180 days.',
    why: '18(24) has the requested State answer reasonable enquiries and does not say when to make them.',
  },
  'chasing-goes-higher': {
    says: 'Chasing without answer goes on through a network contact point, a liaison magistrate and the embassy, thirty days apart.',
    why: 'A third letter to a desk that does not answer changes nothing; another road may.',
  },
  'silence-decided-upon': {
    says: 'A reminder that is due is sent or put off by a person, with a reason and a day that lies ahead.',
    why: 'What nobody has to decide is forgotten, and the request with it.',
  },
  'own-debt-not-held-against-them': {
    says: 'Nobody is chased while we owe an answer ourselves, and the days we owed one are not counted.',
    why: 'What the other side waits for from us explains its silence.',
  },
} as const satisfies Readonly<Record<string, Practice>>
