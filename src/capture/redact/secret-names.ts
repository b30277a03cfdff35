/** Words that make a name that of a secret, wherever they stand in it. */
const TELLING_WORD =
  /(^|-)(assertion|auth|authentication|authorization|bearer|csrf|cvc|cvv|jwt|oidc|otp|pass|pw|pwd|session|sid|sig|signature|token|totp|vault|xsrf)(-|$)/;

/** Words that do so at the end alone: `publickey-credentials-get` and `cookie_consent` hold no secret. */
const TELLING_END = /(^|-)(cookies?|credentials?|pin)$/;

/** The same for words that are written as one with others, as in `apitoken`, `phpsessid` and `newpassword`. */
const TELLING_PART =
  /(token|secrets?|passphrase|passcode|passkey|pin-?code|sess(ion-?)?id|(code|oauth)-?verifier|(access|account|api|auth|encryption|master|private|secret|shared|signing)-?keys?(-?id)?)(-|$)|passw(or)?d/;

/** Whatever the key opens: `X-Functions-Key`. */
const ANY_KEY = /-key$/;

/** Keys that name a thing instead of opening one. */
const PLAIN_KEY =
  /(^|-)(cache|foreign|group|idempotency|order|partition|primary|public|query|range|row|sort|surrogate|web-?socket)-key$/;

/** What is said about a secret is none: `token_type`, `session-duration`, `passwordLength`. */
const SAID_ABOUT =
  /-(count|duration|end|expir(es|ed|y|ation)(-(at|in|on))?|length|lifetime|limit|max|method|min|mode|policy|provider|required|scopes?|size|start(ed)?(-at)?|status|timeout|ttl|type|version)$/;

/** Which secrets may be sent is said with these, and no secret. */
const CORS = /^access-control-(allow|expose|max|request)-/;

/** Names that mean a secret in one API and a plain word in another. */
const AMBIGUOUS = /^(code|hmac|key|saml-?response|sess|state|ticket)$/;

/** Whether a header, a parameter or a key of JSON holds a secret by its name, however its words are put together. */
export const isSecretName = (name: string): boolean => spellings(name).some(tells);

/** Whether a value of this name is a secret if it is a long one. */
export const isAmbiguousName = (name: string): boolean =>
  spellings(name).some((words) => AMBIGUOUS.test(words));

function tells(words: string): boolean {
  if (SAID_ABOUT.test(words) || CORS.test(words)) return false;
  if (TELLING_WORD.test(words) || TELLING_END.test(words) || TELLING_PART.test(words)) return true;
  return ANY_KEY.test(words) && !PLAIN_KEY.test(words);
}

/** The words with one hyphen between them. Capitals may begin words, as in `accessToken`, or mean nothing. */
const spellings = (name: string): readonly string[] => {
  const apart = name.replace(/([a-z\d])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2');
  return (apart === name ? [name] : [apart, name]).map((spelling) =>
    spelling
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, ''),
  );
};
