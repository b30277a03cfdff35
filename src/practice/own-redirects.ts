import type { Redirector } from '../fetch/request.ts';
import { hostOf } from '../platform/origin.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { say, type Text } from '../text/text.ts';

/** Who sent a request on in place of the server, as a sentence. Example: the browser, from `http://api.example` to https. */
export function tellRedirector(by: Redirector, what: Text, from: string, to: string): Text {
  return by === 'browser'
    ? say`The browser itself redirected ${what} to ${to}: ${hostOf(from)} has asked for https before (HSTS). No server answered.`
    : say`An extension of this browser redirected ${what} from ${from} to ${to}. ${hostOf(from)} got no request.`;
}

/** What one does about a redirect that an extension makes. */
export const LOOK_AT_EXTENSIONS: PolicyChange = {
  advise: 'page',
  how: 'look first',
  text: say`Try a private window without extensions. If it works there, turn them on one by one, and change the rule of the one that redirects.`,
};
