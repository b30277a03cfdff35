/** The door of the engine: what panel, background, command line and lab may import. */

export { Recorder } from './capture/recorder.ts';
export { type Capture, readCapture, UnusableInput } from './capture/recording.ts';
export { redactUrl } from './capture/secrets.ts';
export { WEB_REQUEST_EVENTS, type WebRequestEvent } from './capture/web-request.ts';
export type { Evidence } from './causes/define-cause.ts';
export { CAUSES, type CauseId } from './causes/index.ts';
export { diagnose, diagnoseAll } from './diagnose.ts';
export type { Answer, Diagnosis, Proof, Question, Verdict, Warning } from './diagnosis.ts';
export type { CallSite, Exchange, Hop, Preflight } from './fetch/exchange.ts';
export type { Header, HeaderList } from './fetch/header-list.ts';
export type { Browser } from './fetch/profiles.ts';
export { linkTo, STANDARD } from './fetch/standard.ts';
export { plain, type Text } from './fetch/text.ts';
export type { Phase, Step } from './fetch/trace.ts';
export { History } from './history.ts';
export type { Place, PolicyChange } from './policy/policy-change.ts';
export { toJson } from './report/to-json.ts';
