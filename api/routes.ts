import * as acts from './acts.ts'
import * as alike from './alike.ts'
import * as arrivals from './arrivals.ts'
import * as asks from './asks.ts'
import * as cases from './cases.ts'
import * as fileText from './file-text.ts'
import * as home from './home.ts'
import * as letters from './letters.ts'
import * as partners from './partners.ts'
import * as post from './post.ts'
import * as releases from './releases.ts'
import type { Route } from './route.ts'
import * as session from './session.ts'
import * as translations from './translations.ts'
import * as tasks from './tasks.ts'

/** Every route of the contract, in the order the OpenAPI document lists them. */
export const routes: readonly Route[] = [
  session.office,
  session.signIn,
  session.whoAmI,
  session.signOut,
  cases.listCases,
  cases.startCase,
  cases.receiveCase,
  cases.readCase,
  alike.readAlike,
  alike.findAlike,
  acts.readActs,
  acts.readCrossings,
  cases.nameCase,
  cases.saveDraft,
  cases.takeAct,
  cases.addFile,
  cases.readFile,
  fileText.readFileText,
  cases.removeFile,
  cases.readActFile,
  cases.readLetter,
  letters.readActLetter,
  letters.fillActLetter,
  letters.signActLetter,
  letters.readCaseLetter,
  cases.readPackage,
  cases.readReceipt,
  cases.exportPackage,
  translations.readTranslationSheet,
  translations.readTranslatedSheet,
  releases.releaseResult,
  releases.readReleaseSheet,
  releases.readReleaseBundle,
  releases.listUsesAsked,
  cases.addMember,
  cases.removeMember,
  cases.listPersons,
  arrivals.listArrivals,
  arrivals.importPackage,
  arrivals.proposeUrgency,
  post.listPost,
  post.readPost,
  post.readPostWhole,
  post.readPostPart,
  post.readPostText,
  post.openCaseFromPost,
  post.decidePost,
  partners.listPartners,
  partners.readPartner,
  partners.readProfile,
  partners.pinPartner,
  partners.addPartner,
  partners.ownProfile,
  partners.ownIdentity,
  home.listHomeAuthorities,
  tasks.listTasks,
  tasks.readTask,
  tasks.takeTaskStep,
  tasks.addTaskFile,
  tasks.removeTaskFile,
  tasks.readTaskFile,
  asks.listAsks,
  asks.listAskPartners,
  asks.ask,
  asks.readAsk,
  asks.withdrawAsk,
  asks.takeAskStep,
  asks.readAskFile,
  asks.listNewAsks,
  asks.takeUpAsk,
  asks.declineAsk,
]
