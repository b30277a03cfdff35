/** Words that mark a secret anywhere in a name. */
const SECRET_WORD =
  /(^|-)(assertion|auth|authentication|authorization|bearer|csrf|cvc|cvv|jwt|oidc|otp|pass|pw|pwd|session|sid|sig|signature|token|totp|vault|xsrf)(-|$)/;

/** Words that mark a secret only at the end of a name: `publickey-credentials-get` and `cookie_consent` hold none. */
const SECRET_END = /(^|-)(cookies?|credentials?|pin)$/;

/** Words that mark a secret even without a hyphen before them, as in `apitoken`, `phpsessid` and `newpassword`. */
const SECRET_PART =
  /(token|secrets?|passphrase|passcode|passkey|pin-?code|sess(ion-?)?id|(code|oauth)-?verifier|(access|account|api|auth|encryption|master|private|secret|shared|signing)-?keys?(-?id)?)(-|$)|passw(or)?d/;

/** Every other key: `X-Functions-Key`. */
const ANY_KEY = /-key$/;

/** Keys that identify something and give no access. */
const PLAIN_KEY =
  /(^|-)(cache|foreign|group|idempotency|order|partition|primary|public|query|range|row|sort|surrogate|web-?socket)-key$/;

/** Facts about a secret that are not secret themselves: `token_type`, `session-duration`, `passwordLength`. */
const FACT_ABOUT_SECRET =
  /-(count|duration|end|expir(es|ed|y|ation)(-(at|in|on))?|length|lifetime|limit|max|method|min|mode|policy|provider|required|scopes?|size|start(ed)?(-at)?|status|timeout|ttl|type|version)$/;

/** These headers say whether credentials may be sent. They contain no secret: `Access-Control-Allow-Credentials`. */
const CORS = /^access-control-(allow|expose|max|request)-/;

/** Names that mean a secret in one API and a plain word in another. */
const AMBIGUOUS = /^(code|hmac|key|saml-?response|sess|state|ticket)$/;

/** Whether the name of a header, URL parameter or JSON key marks a secret, as `access_token` and `accessToken` do. */
export const isSecretName = (name: string): boolean => spellings(name).some(marksSecret);

/** Whether a value of this name is a secret only if it is long, as with `code`. */
export const isAmbiguousName = (name: string): boolean =>
  spellings(name).some((words) => AMBIGUOUS.test(words));

function marksSecret(words: string): boolean {
  if (FACT_ABOUT_SECRET.test(words) || CORS.test(words)) return false;
  if (SECRET_WORD.test(words) || SECRET_END.test(words) || SECRET_PART.test(words)) return true;
  return ANY_KEY.test(words) && !PLAIN_KEY.test(words);
}

/** The words of a name in lower case, joined by hyphens. Capitals may start words (`accessToken`) or not (`SESSID`). */
const spellings = (name: string): readonly string[] => {
  const apart = name.replace(/([a-z\d])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2');
  return (apart === name ? [name] : [apart, name]).map((spelling) =>
    spelling
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, ''),
  );
};
