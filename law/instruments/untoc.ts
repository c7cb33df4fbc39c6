import type { Instrument } from './shape.ts'

/**
 * United Nations Convention against Transnational Organized Crime (Palermo, 2000).
 * Articles 2, 3 and 18 are complete to the letter; of the others, what our rules cite.
 * Each paragraph was read in the official English text: docs/law-checked.md.
 */
export const untoc = {
  id: 'UNTOC',
  title: {
    en: 'United Nations Convention against Transnational Organized Crime',
    fr: 'Convention des Nations Unies contre la criminalité transnationale organisée',
    ar: 'اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية',
    es: 'Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional',
    ru: 'Конвенция Организации Объединенных Наций против транснациональной организованной преступности',
    zh: '联合国打击跨国有组织犯罪公约',
  },
  kind: 'multilateral',
  subjects: ['mutualLegalAssistance', 'extradition', 'confiscation'],
  adopted: '2000-11-15',
  inForce: '2003-09-29',
  source: 'United Nations Treaty Series, vol. 2225, no. 39574',
  provisions: {
    // Article 2: meaning of words
    '2(a)': {
      says: 'An organized criminal group is a structured group of at least three people that lasts for some time and acts together to commit serious crimes or Convention offences for a direct or indirect material benefit.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['organizedCriminalGroup', 'definitions'],
    },
    '2(b)': {
      says: 'A crime is serious when the heaviest penalty available for it is at least four years of deprivation of liberty, or a heavier kind of penalty.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['seriousCrime', 'definitions'],
    },
    '2(c)': {
      says: 'A group is structured when it did not form by chance for one immediate offence; fixed roles, lasting membership and a developed structure are not needed.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['organizedCriminalGroup', 'definitions'],
    },
    '2(d)': {
      says: 'Property is any kind of asset, with the papers that show title to it or an interest in it.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['definitions'],
    },
    '2(e)': {
      says: 'Proceeds of crime are whatever property comes, directly or indirectly, from an offence.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['definitions'],
    },
    '2(f)': {
      says: 'Freezing or seizing is to stop property from moving or changing for a time, or to hold it for a time, on the order of a court or another competent authority.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['definitions'],
    },
    '2(g)': {
      says: 'Confiscation, with forfeiture where it exists, takes property away for good by order of a court or another competent authority.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['definitions'],
    },
    '2(h)': {
      says: 'A predicate offence is one whose proceeds can become the object of laundering under article 6.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['definitions'],
    },
    '2(i)': {
      says: 'Controlled delivery lets a suspect consignment pass into, through or out of a territory while the competent authorities know of it and supervise it, so as to investigate and identify those involved.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['definitions'],
    },
    '2(j)': {
      says: 'A regional economic integration organization is one of sovereign States of a region that gave it competence in these matters and authority to join; what is said of States Parties holds for it within that competence.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['definitions'],
    },

    // Article 3: scope
    '3(1)': {
      says: 'Unless it says otherwise elsewhere, the Convention applies to preventing, investigating and prosecuting the offences of letters (a) and (b) when they are transnational and involve an organized criminal group.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['scope'],
    },
    '3(1)(a)': {
      says: 'The offences of articles 5, 6, 8 and 23 are covered.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['scope', 'conventionOffences'],
    },
    '3(1)(b)': {
      says: 'Every serious crime as article 2 understands it is covered.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['scope', 'seriousCrime'],
    },
    '3(2)': {
      says: 'Four situations, any one of which is enough, make an offence transnational.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['transnationality'],
    },
    '3(2)(a)': {
      says: 'It was committed in more than one State.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['transnationality'],
    },
    '3(2)(b)': {
      says: 'It was committed in one State, while much of its preparing, planning, directing or controlling was done in another.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['transnationality'],
    },
    '3(2)(c)': {
      says: 'It was committed in one State, by or with a group that commits crimes in more than one.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['transnationality'],
    },
    '3(2)(d)': {
      says: 'It was committed in one State and has substantial effects in another.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['transnationality'],
    },

    // Article 4: sovereignty
    '4(1)': {
      says: 'Parties meet their duties in keeping with sovereign equality, territorial integrity and non-intervention.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['sovereignty'],
    },
    '4(2)': {
      says: 'The Convention gives no party a right to act, in the territory of another, in what the law of that other keeps for its own authorities alone.',
      verb: 'defines',
      who: 'eachParty',
      topics: ['sovereignty'],
    },

    // Articles 5, 6, 8 and 23: the offences every party must have
    '5(1)': {
      says: 'Each party makes intentional participation in an organized criminal group a criminal offence.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['conventionOffences'],
    },
    '5(1)(a)': {
      says: 'Apart from attempt and completion: agreeing to commit a serious crime for material benefit, or knowingly taking an active part in the activities of the group, or both.',
      verb: 'shall',
      who: 'eachParty',
    },
    '5(1)(b)': {
      says: 'Organizing, directing, helping, encouraging, making easier or advising on a serious crime that involves such a group.',
      verb: 'shall',
      who: 'eachParty',
    },
    '5(3)': {
      says: 'A party whose law wants a group, or an act in pursuit of the agreement, for the agreement offence tells the Secretary-General so on signature or deposit; one that wants a group covers all serious crimes involving one.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['agreementOffence'],
    },
    '6(1)': {
      says: 'Each party makes the intentional laundering of proceeds of crime a criminal offence.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['conventionOffences'],
    },
    '6(1)(a)': {
      says: 'Converting or transferring, or hiding or disguising, property known to be proceeds.',
      verb: 'shall',
      who: 'eachParty',
    },
    '6(1)(b)': {
      says: 'As far as the basic concepts of the legal system allow: acquiring, holding or using such property, and taking part in or attempting any of these offences.',
      verb: 'shall',
      who: 'eachParty',
    },
    '6(2)(a)': {
      says: 'Laundering is tied to as wide a range of predicate offences as each party can reach.',
      verb: 'shall',
      who: 'eachParty',
    },
    '6(2)(b)': {
      says: 'All serious crime, and the offences of articles 5, 8 and 23, count as predicate offences; a law that lists them names a comprehensive range of those associated with organized criminal groups.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['predicateOffences'],
    },
    '6(2)(c)': {
      says: 'Predicate offences lie within and outside the jurisdiction, yet those outside count only if the conduct is criminal where it took place and would be so under the law of the party that applies the article.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['predicateOffences'],
    },
    '6(2)(d)': {
      says: 'Laws that give effect to the article, and their changes, go to the Secretary-General in copy or described.',
      verb: 'shall',
      who: 'eachParty',
    },
    '6(2)(e)': {
      says: 'Where basic principles of domestic law require it, whoever committed the predicate offence can be left out of these offences.',
      verb: 'may',
      who: 'eachParty',
    },
    '6(2)(f)': {
      says: 'What someone knew, intended or aimed at can be read from objective facts.',
      verb: 'may',
      who: 'eachParty',
    },
    '8(1)': {
      says: 'Each party makes intentional bribery of public officials a criminal offence.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['conventionOffences'],
    },
    '8(1)(a)': {
      says: 'Promising, offering or giving an official an undue advantage to do or leave undone something of the office.',
      verb: 'shall',
      who: 'eachParty',
    },
    '8(1)(b)': {
      says: 'Asking for or accepting such an advantage as an official.',
      verb: 'shall',
      who: 'eachParty',
    },
    '8(2)': {
      says: 'Each party considers making bribery of foreign and international officials, and other corruption, criminal too.',
      verb: 'shallConsider',
      who: 'eachParty',
    },
    '8(3)': {
      says: 'Being an accomplice in an offence under this article is an offence as well.',
      verb: 'shall',
      who: 'eachParty',
    },
    '23(a)': {
      says: 'Force, threats, intimidation or an undue advantage, used to bring about false testimony or to interfere with testimony or evidence in a case about a covered offence, is an offence.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['conventionOffences'],
    },
    '23(b)': {
      says: 'Force, threats or intimidation, used to disturb officials of justice or law enforcement in their duties over a covered offence, is an offence.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['conventionOffences'],
    },

    // Article 10: legal persons
    '10(1)': {
      says: 'Each party makes legal persons liable for taking part in serious crimes that involve a group and for the offences of articles 5, 6, 8 and 23, as its legal principles allow.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['liabilityOfLegalPersons'],
    },
    '10(2)': {
      says: 'That liability may be criminal, civil or administrative.',
      verb: 'may',
      who: 'eachParty',
      topics: ['liabilityOfLegalPersons'],
    },

    // Article 13: confiscation, as far as it adds to a request under article 18
    '13(1)': {
      says: 'Asked to confiscate what lies in its territory by a party with jurisdiction over a covered offence, a party goes one of two ways, to the greatest extent its system allows.',
      verb: 'shall',
      who: 'requested',
      topics: ['confiscation'],
    },
    '13(1)(a)': {
      says: 'It puts the request to its authorities so that they may make their own order, and gives effect to the order if made.',
      verb: 'shall',
      who: 'requested',
    },
    '13(1)(b)': {
      says: 'It puts to its authorities, to the extent asked, the order of a court of the requesting State for what lies in its territory.',
      verb: 'shall',
      who: 'requested',
    },
    '13(2)': {
      says: 'On request it identifies, traces and freezes or seizes such things, so that either State can confiscate them later.',
      verb: 'shall',
      who: 'requested',
      topics: ['confiscation'],
    },
    '13(3)': {
      says: 'Article 18 applies, with the changes the subject needs, and a request says more than 18(15) demands.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents.confiscation'],
    },
    '13(3)(a)': {
      says: 'For a confiscation by an own order of the requested State: a description of the property and facts enough to seek that order.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents.confiscation'],
    },
    '13(3)(b)': {
      says: 'For the execution of an order of the requesting State: an admissible copy of it, the facts, and how far it is to be executed.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents.confiscation'],
    },
    '13(3)(c)': {
      says: 'For tracing, freezing or seizing: the facts relied upon and the actions asked for.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents.confiscation'],
    },
    '13(6)': {
      says: 'A party that makes these measures depend on a treaty treats the Convention as the treaty that is needed and that is enough.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['confiscation'],
    },
    '13(7)': {
      says: 'Cooperation under this article can be refused when the offence is not one the Convention covers.',
      verb: 'may',
      who: 'requested',
      topics: ['confiscation'],
    },

    // Article 15: jurisdiction, as far as the authorities have to speak with each other
    '15(5)': {
      says: 'A party with jurisdiction that is told, or learns otherwise, of proceedings of another party over the same conduct consults with it, as appropriate, so that they coordinate what they do.',
      verb: 'shall',
      who: 'both',
      topics: ['parallelProceedings'],
    },

    // Article 16: extradition, only its test and its clause on further offences
    '16(1)': {
      says: 'Extradition reaches offences the Convention covers, and those of 3(1)(a) or (b) that involve a group when the person is in the requested State; in both cases the law of both States must punish the offence.',
      verb: 'shall',
      who: 'both',
      topics: ['extraditionTest'],
    },
    '16(2)': {
      says: 'A request for extradition for several separate serious crimes can be granted under the article also for those of them that it does not cover.',
      verb: 'may',
      who: 'requested',
      topics: ['accessoryOffences'],
    },

    // Article 18: mutual legal assistance
    '18(1)': {
      says: 'Parties give each other the widest help in investigations, prosecutions and court proceedings on the offences of article 3, and similar help where the requesting State reasonably suspects that the offence is transnational and involves a group.',
      verb: 'shall',
      who: 'both',
      topics: ['relaxedTest'],
    },
    '18(2)': {
      says: 'Help is given as fully as the laws and treaties of the requested State allow in matters for which a legal person can be liable in the requesting State under article 10.',
      verb: 'shall',
      who: 'requested',
      topics: ['legalPersons'],
    },
    '18(3)': {
      says: 'Help may be asked for nine purposes, the last of which is open.',
      verb: 'may',
      who: 'requesting',
      topics: ['purposes'],
    },
    '18(3)(a)': {
      says: 'To take evidence or statements from people.',
      verb: 'may',
      who: 'requesting',
      topics: ['purposes'],
    },
    '18(3)(b)': {
      says: 'To serve judicial documents.',
      verb: 'may',
      who: 'requesting',
      topics: ['purposes'],
    },
    '18(3)(c)': {
      says: 'To search, to seize and to freeze.',
      verb: 'may',
      who: 'requesting',
      topics: ['purposes'],
    },
    '18(3)(d)': {
      says: 'To inspect objects and places.',
      verb: 'may',
      who: 'requesting',
      topics: ['purposes'],
    },
    '18(3)(e)': {
      says: 'To obtain information, items of evidence and opinions of experts.',
      verb: 'may',
      who: 'requesting',
      topics: ['purposes'],
    },
    '18(3)(f)': {
      says: 'To obtain documents and records, of government, banks, finance, companies or business among others, as originals or certified copies.',
      verb: 'may',
      who: 'requesting',
      topics: ['purposes'],
    },
    '18(3)(g)': {
      says: 'To find or trace proceeds, property, instrumentalities or other things, as evidence.',
      verb: 'may',
      who: 'requesting',
      topics: ['purposes'],
    },
    '18(3)(h)': {
      says: 'To help people who are willing to appear in the requesting State.',
      verb: 'may',
      who: 'requesting',
      topics: ['purposes'],
    },
    '18(3)(i)': {
      says: 'To obtain any other help the law of the requested State does not oppose.',
      verb: 'may',
      who: 'requesting',
      topics: ['purposes', 'otherAssistance'],
    },
    '18(4)': {
      says: 'As far as domestic law leaves it open, competent authorities can send information on criminal matters unasked when they think it helps inquiries or proceedings abroad or leads to a request.',
      verb: 'may',
      who: 'informing',
      topics: ['spontaneousInformation'],
    },
    '18(5)': {
      says: 'Who receives such information keeps the secrecy or the limits on use that the sender asks for, yet can disclose what clears an accused person, telling the sender before and consulting if asked, or telling it at once where that was exceptionally impossible.',
      verb: 'shall',
      who: 'informed',
      topics: ['spontaneousInformation', 'restrictionsOnInformation'],
    },
    '18(6)': {
      says: 'Duties under any other treaty on mutual legal assistance, now or later, stay as they are.',
      verb: 'shallNot',
      who: 'both',
      topics: ['otherTreaties'],
    },
    '18(7)': {
      says: 'Paragraphs 9 to 29 apply where no treaty on mutual legal assistance binds the two States; where one does, its corresponding provisions apply unless the two agree on paragraphs 9 to 29 in their place.',
      verb: 'shall',
      who: 'both',
      topics: ['governingText'],
    },
    '18(8)': {
      says: 'Bank secrecy is no reason to decline help.',
      verb: 'shallNot',
      who: 'requested',
      topics: ['bankSecrecy'],
    },
    '18(9)': {
      says: 'A party can decline where the conduct is not an offence under both laws, and can help all the same when and as far as it decides.',
      verb: 'may',
      who: 'requested',
      topics: ['dualCriminality'],
    },
    '18(10)': {
      says: 'Someone in detention or serving a sentence can be moved for a time to another party to identify, testify or otherwise help to obtain evidence, on two conditions.',
      verb: 'may',
      who: 'both',
      topics: ['transferOfDetainee'],
    },
    '18(10)(a)': {
      says: 'The person consents, freely and knowing what it means.',
      verb: 'may',
      who: 'both',
      topics: ['transferOfDetainee'],
    },
    '18(10)(b)': {
      says: 'The competent authorities of both States agree, on the conditions they see fit.',
      verb: 'may',
      who: 'both',
      topics: ['transferOfDetainee'],
    },
    '18(11)': {
      says: 'Four rules hold for such a transfer.',
      verb: 'shall',
      who: 'receiving',
      topics: ['custodyOfTransferred'],
    },
    '18(11)(a)': {
      says: 'The receiving State has the power and the duty to keep the person in custody, unless the sending State asks for or allows something else.',
      verb: 'shall',
      who: 'receiving',
      topics: ['custodyOfTransferred'],
    },
    '18(11)(b)': {
      says: 'It returns the person without delay, as agreed beforehand or otherwise between the authorities.',
      verb: 'shall',
      who: 'receiving',
      topics: ['custodyOfTransferred'],
    },
    '18(11)(c)': {
      says: 'It does not ask for extradition proceedings before it returns the person.',
      verb: 'shallNot',
      who: 'receiving',
      topics: ['custodyOfTransferred'],
    },
    '18(11)(d)': {
      says: 'The days in its custody count towards the sentence being served in the sending State.',
      verb: 'shall',
      who: 'sending',
      topics: ['custodyOfTransferred'],
    },
    '18(12)': {
      says: 'Whatever their nationality, people so moved are not prosecuted, held, punished or otherwise restricted for what they did, left undone or were convicted of before leaving, unless the sending State agrees.',
      verb: 'shallNot',
      who: 'receiving',
      topics: ['immunityOfTransferred'],
    },
    '18(13)': {
      says: 'Each party names to the Secretary-General a central authority that receives requests and either executes them or passes them on and presses for speedy execution, can name another for a territory with a system of its own, and is addressed there, though it can insist on the diplomatic channel and can agree on INTERPOL in urgent cases.',
      verb: 'shall',
      who: 'both',
      topics: ['centralAuthority', 'channel', 'urgentChannel'],
    },
    '18(14)': {
      says: 'A request is made in writing, or where possible by other means that leave a written record, in a language the requested State has notified as acceptable and so that it can establish authenticity; in urgent cases, if agreed, orally and then at once confirmed in writing.',
      verb: 'shall',
      who: 'requesting',
      topics: ['form', 'language', 'oralRequest'],
    },
    '18(15)': {
      says: 'A request contains six things.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents'],
    },
    '18(15)(a)': {
      says: 'Which authority asks.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents.authority'],
    },
    '18(15)(b)': {
      says: 'What the investigation, prosecution or court proceeding is about and of what kind it is, and which authority conducts it, by name and function.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents.proceedings'],
    },
    '18(15)(c)': {
      says: 'The relevant facts in summary, save where only judicial documents are to be served.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents.facts'],
    },
    '18(15)(d)': {
      says: 'What help is wanted, and the details of any special procedure wished for.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents.assistance', 'contents.procedure'],
    },
    '18(15)(e)': {
      says: 'As far as possible, who is concerned, where they are and of which nationality.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents.persons'],
    },
    '18(15)(f)': {
      says: 'What the evidence, information or action is wanted for.',
      verb: 'shall',
      who: 'requesting',
      topics: ['contents.purpose'],
    },
    '18(16)': {
      says: 'The requested State can ask for more information when its law seems to need it for execution or when it makes execution easier.',
      verb: 'may',
      who: 'requested',
      topics: ['additionalInformation'],
    },
    '18(17)': {
      says: 'A request is executed under the law of the requested State and, where that law and circumstances allow, by the procedure the request names.',
      verb: 'shall',
      who: 'requested',
      topics: ['execution', 'procedureWished'],
    },
    '18(18)': {
      says: 'Where possible and compatible with basic principles of its law, the requested State can permit a witness or expert in its territory to be heard by video for the courts of the other where coming in person is impossible or undesirable, and the two can agree who conducts and who attends.',
      verb: 'may',
      who: 'requested',
      topics: ['videoHearing'],
    },
    '18(19)': {
      says: 'The requesting State neither passes on nor uses what it received in other investigations, prosecutions or proceedings than the request names without prior consent, yet can disclose what clears an accused person, giving notice before and consulting if asked, or informing at once where notice was exceptionally impossible.',
      verb: 'shallNot',
      who: 'requesting',
      topics: ['useLimitation', 'exculpatoryDisclosure'],
      values: {
        useLimitation: { kind: 'limitedTo', scope: 'proceedings' },
        exculpatoryDisclosure: { kind: 'notice', moments: ['before', 'after'] },
      },
    },
    '18(20)': {
      says: 'The requesting State can demand secrecy about the request and its substance, as far as execution allows; a requested State that cannot comply says so promptly.',
      verb: 'may',
      who: 'requesting',
      topics: ['confidentiality'],
    },
    '18(21)': {
      says: 'Help can be refused on four grounds.',
      verb: 'may',
      who: 'requested',
      topics: ['refusal'],
    },
    '18(21)(a)': {
      says: 'The request does not conform to this article.',
      verb: 'may',
      who: 'requested',
      topics: ['refusal'],
    },
    '18(21)(b)': {
      says: 'The requested State considers that execution would probably harm its sovereignty, security, public order or other essential interests.',
      verb: 'may',
      who: 'requested',
      topics: ['refusal'],
    },
    '18(21)(c)': {
      says: 'Its law would forbid its authorities the same action for a similar offence of their own jurisdiction.',
      verb: 'may',
      who: 'requested',
      topics: ['refusal'],
    },
    '18(21)(d)': {
      says: 'Granting the request would run against its legal system on mutual legal assistance.',
      verb: 'may',
      who: 'requested',
      topics: ['refusal'],
    },
    '18(22)': {
      says: 'That the offence also has a tax side is, by itself, no permitted ground of refusal.',
      verb: 'mayNot',
      who: 'requested',
      topics: ['fiscal'],
    },
    '18(23)': {
      says: 'Every refusal comes with reasons.',
      verb: 'shall',
      who: 'requested',
      topics: ['reasons'],
    },
    '18(24)': {
      says: 'The requested State executes as soon as it can, takes account as fully as it can of deadlines suggested with reasons, and answers reasonable questions on progress; the requesting State says promptly when help is no longer needed.',
      verb: 'shall',
      who: 'both',
      topics: ['promptExecution', 'suggestedDeadline', 'progress', 'noLongerRequired'],
    },
    '18(25)': {
      says: 'The requested State can postpone help that interferes with an investigation, prosecution or proceeding under way.',
      verb: 'may',
      who: 'requested',
      topics: ['postponement'],
    },
    '18(26)': {
      says: 'Before it refuses under paragraph 21 or postpones under paragraph 25 the requested State consults the other on help under conditions, and a requesting State that accepts them keeps them.',
      verb: 'shall',
      who: 'both',
      topics: ['consultation', 'consultationBeforePostponement', 'conditions'],
      values: {
        consultation: { kind: 'strictness', is: 'always' },
        consultationBeforePostponement: { kind: 'strictness', is: 'always' },
      },
    },
    '18(27)': {
      says: 'Who consents to come and give evidence or assist is safe there from prosecution, detention, punishment and restriction for what lies before the departure, until fifteen consecutive days or an agreed period of free opportunity to leave have run from official word that presence is no longer required, or until a return of their own will; the rule on transferred detainees stands beside it.',
      verb: 'shallNot',
      who: 'requesting',
      topics: ['safeConduct'],
    },
    '18(28)': {
      says: 'Ordinary costs fall on the requested State unless otherwise agreed; where substantial or extraordinary ones are needed the two consult on terms and on who bears them.',
      verb: 'shall',
      who: 'both',
      topics: ['costs'],
    },
    '18(29)': {
      says: 'What the requested State does with government records depends on whether the public has access to them.',
      verb: 'shall',
      who: 'requested',
      topics: ['publicRecords'],
    },
    '18(29)(a)': {
      says: 'It gives copies of what its law opens to the public.',
      verb: 'shall',
      who: 'requested',
      topics: ['publicRecords'],
    },
    '18(29)(b)': {
      says: 'It can give copies of the rest wholly, partly or on conditions, as it chooses.',
      verb: 'may',
      who: 'requested',
      topics: ['otherRecords'],
    },
    '18(30)': {
      says: 'Parties consider, as need arises, agreements that serve, carry out or strengthen this article.',
      verb: 'shallConsider',
      who: 'eachParty',
      topics: ['furtherAgreements'],
    },

    // Article 34: how the offences stand in domestic law
    '34(2)': {
      says: 'Domestic law has the offences of articles 5, 6, 8 and 23 whether or not they are transnational or involve a group, save where article 5 itself needs the group.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['independentOffences'],
    },

    // Final clauses: from when to when a State is bound, and the Convention's own numbers
    '35(2)': {
      says: 'A dispute not settled by negotiation goes to arbitration on request, and to the International Court of Justice if arbitration is not organized six months after that request.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['settlementOfDisputes'],
    },
    '38(1)': {
      says: 'The Convention began to bind ninety days after the fortieth State had deposited.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['participation'],
    },
    '38(2)': {
      says: 'A State that deposits later is bound thirty days after it did so.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['participation'],
    },
    '39(4)': {
      says: 'An amendment binds a State ninety days after that State deposited its acceptance.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['amendment'],
    },
    '40(1)': {
      says: 'A State can leave by written notice, with effect one year after the Secretary-General received it.',
      verb: 'may',
      who: 'eachParty',
      topics: ['denunciation'],
    },
    '40(3)': {
      says: 'Leaving the Convention is leaving its protocols.',
      verb: 'shall',
      who: 'eachParty',
      topics: ['denunciation'],
    },
  },
} as const satisfies Instrument
