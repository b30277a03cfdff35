/** The door of the engine: what panel, background, command line and lab may import. */

export { Recorder } from './capture/recorder.ts';
export {
  type Capture,
  type CaptureFile,
  parseCapture,
  readCapture,
  UnusableInput,
} from './capture/recording.ts';
export { keepsValueOf } from './capture/redact/keeps-value.ts';
export { Redactor } from './capture/redact/redactor.ts';
export { splitAtTags } from './capture/redact/tag.ts';
export { inOrderOfTime, type ReplayTarget, replayItems } from './capture/replay.ts';
export { redactCall } from './capture/saved/call.ts';
export { redactEvent } from './capture/saved/event.ts';
export { redactHarEntry, redactHarPage } from './capture/saved/har-entry.ts';
export { readLosses } from './capture/saved/losses.ts';
export { redactTiming } from './capture/saved/timing.ts';
export { callOfAnswer } from './capture/sources/reader-answers.ts';
export {
  isWebRequestEvent,
  WEB_REQUEST_EVENTS,
  type WebRequestEvent,
} from './capture/sources/web-request.ts';
export type { Comparison, Evidence } from './causes/define-cause.ts';
export { CAUSES, type CauseId, placeOf } from './causes/index.ts';
export { consoleName } from './diagnosis/console-words.ts';
export { decidingHop } from './diagnosis/deciding-hop.ts';
export { diagnose, diagnoseAll, diagnoses, diagnosisOf } from './diagnosis/diagnose.ts';
export { type Judged, judgeExchange } from './diagnosis/judgement.ts';
export { summaryOf } from './diagnosis/summary.ts';
export type {
  Answer,
  Conditional,
  ConsoleLine,
  Diagnosis,
  Proof,
  Question,
  Summary,
  Verdict,
  Warning,
} from './diagnosis/types.ts';
export { earlierAmong, History } from './exchange/earlier-exchanges.ts';
export type { CallSite, Earlier, Exchange, Hop, ReaderAnswer } from './exchange/exchange.ts';
export { lastHop } from './exchange/last-hop.ts';
export { addLostCalls, isLossless, type Losses, type LostCalls, NO_LOSSES } from './exchange/losses.ts';
export { isShownByCalls, MISSING_FACTS, type MissingFact } from './exchange/missing-fact.ts';
export type { Header, HeaderList } from './fetch/header-list.ts';
export type { Browser, ProfileName } from './fetch/profiles.ts';
export { linkTo, STANDARD } from './fetch/standard.ts';
export type { Phase, Step } from './fetch/trace.ts';
export type { Site, SnippetLine } from './fixes/define-stack.ts';
export { type Snippet, snippetsOf } from './fixes/index.ts';
export { hostOf, OPAQUE, originOf, pathAndQueryOf, pathOf } from './platform/origin.ts';
export {
  headersNamed,
  isAnswerChange,
} from './policy/answer-change.ts';
export { changeAnswer, isApplicable } from './policy/apply.ts';
export { type Deed, deedsOf, type Place, type PolicyChange } from './policy/policy-change.ts';
export { answerWords } from './report/answer-words.ts';
export { changeHeading } from './report/change-heading.ts';
export { changeLines, siteOf, snippetText } from './report/change-lines.ts';
export {
  aroundLines,
  changeSentence,
  IN_THE_PAGE,
  isAdvice,
  isPageChange,
  type OtherChange,
  otherChanges,
} from './report/changes.ts';
export { comparisonRows } from './report/comparison-rows.ts';
export { conditionHeading, underCondition } from './report/conditional.ts';
export { type Shell, toCurl } from './report/curl/to-curl.ts';
export { type HeaderLine, headerLines, NOT_RECORDED } from './report/header-table.ts';
export { decidingTab, type HeaderTab, type HeaderTabKey, headerTabs } from './report/header-tabs.ts';
export { type JourneyStation, journeyStations, type Lane } from './report/journey-stations.ts';
export { lossWords } from './report/loss-words.ts';
export { lossNotes, toMarkdown } from './report/markdown/to-markdown.ts';
export { alsoWords, nameOfChange, proofWords } from './report/proof-words.ts';
export { stationWords } from './report/station-words.ts';
export { documentInPieces, documentOf, jsonText, toJson } from './report/to-json.ts';
export { verdictWords } from './report/verdict-words.ts';
export { whereWords } from './report/where-words.ts';
export { BROWSER_NAMES, browserWords, PROFILE_NAMES, type RecordedBy } from './text/browser-names.ts';
export { capitalize } from './text/capitalize.ts';
export { excerpt } from './text/excerpt.ts';
export { codePoint, printable, printableText } from './text/printable.ts';
export { shorten } from './text/shorten.ts';
export { asTitle, type List, plain, saidOf, say, type Text, writtenOut } from './text/text.ts';
export { applyChange, editHop } from './what-if/apply-change.ts';
export {
  type Consequence,
  consequenceOf,
  type OpenFact,
  type Prediction,
} from './what-if/consequence.ts';
export type { Fault } from './what-if/faults.ts';
export { supposeFrom } from './what-if/suppose-from.ts';
export {
  type Fact,
  NOTHING_SAID,
  plainSupposition,
  type SupposedAnswer,
  type Supposition,
} from './what-if/supposition.ts';
