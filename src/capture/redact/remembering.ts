/** How many texts are remembered that may be secrets: few, and only for a moment. */
const MOST_TEXTS = 100;

/** How many texts are remembered that are no secrets, and how many characters each may have. */
const MOST_PLAIN = 10_000;
const LONGEST_PLAIN = 256;

/** The same function, which remembers what it was asked last: a request names its URL in many events. */
export function remembering(answer: (text: string) => string): (text: string) => string {
  let known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const given = answer(text);
    if (known.size >= MOST_TEXTS) known = new Map();
    known.set(text, given);
    return given;
  };
}

/** The same check, which remembers what passed it: a session names the same hosts, paths and headers in each event. */
export function rememberingPassed(check: (text: string) => boolean): (text: string) => boolean {
  const passed = plainTexts();
  return (text) => {
    if (passed.has(text)) return true;
    const passes = check(text);
    if (passes) passed.add(text);
    return passes;
  };
}

/**
 * The same function, which remembers what it left as it was. What it changes it is given each time, because it may tell
 * others what it hid.
 */
export function rememberingUnchanged(change: (text: string) => string): (text: string) => string {
  const unchanged = plainTexts();
  return (text) => {
    if (unchanged.has(text)) return text;
    const changed = change(text);
    if (changed === text) unchanged.add(text);
    return changed;
  };
}

function plainTexts() {
  let texts = new Set<string>();
  return {
    has: (text: string): boolean => texts.has(text),
    add(text: string): void {
      if (text.length > LONGEST_PLAIN) return;
      if (texts.size >= MOST_PLAIN) texts = new Set();
      texts.add(text);
    },
  };
}

/** The same function, which answers once for each object: the recorder and the log of a recording read the same event. */
export function rememberingObjects<Given extends object, Answer>(
  answer: (given: Given) => Answer,
): (given: Given) => Answer {
  const known = new WeakMap<Given, Answer>();
  return (given) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const answered = answer(given);
    known.set(given, answered);
    return answered;
  };
}
