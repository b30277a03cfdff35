// @ts-check
/**
 * The gallery: one section per scenario, one button per variant. Text goes in as text only.
 * Automation calls `lab.run(scenarioId, variantId)`, which is what the buttons call.
 *
 * @typedef {{ id: string, title: string, page: string, source: string, answers: string[], outcome: 'allowed' | 'blocked' | 'failed', missing: string | null }} Variant
 * @typedef {{ id: string, kind: string, title: string, story: string, variants: Variant[] }} Scenario
 */

/** The headings of the page, by the scenarios' kind or by what the browser will decide. */
const GROUPS = {
  blocked: 'The CORS protocol stops it',
  failed: 'Looks like CORS and is not',
  allowed: 'Works, with a word of warning',
  control: 'Works',
  hostile: 'Hostile',
  secret: 'Secrets',
};

/** Those that this page can run; the others have another page. @type {Map<string, () => Promise<string>>} */
const runs = new Map();

/** What the page saw, e.g. `200 cors` or `TypeError: Failed to fetch`. @param {string} scenarioId @param {string} variantId */
async function run(scenarioId, variantId) {
  await ready;
  const runVariant = runs.get(`${scenarioId}/${variantId}`);
  if (!runVariant) throw new Error(`There is no variant ${scenarioId}/${variantId}`);
  return runVariant();
}

const ready = (async () => {
  /** @type {{ scenarios: Scenario[] }} */
  const { scenarios } = await (await fetch('gallery.json')).json();
  const root = element(document, '#scenarios');
  for (const [group, title] of Object.entries(GROUPS)) {
    const members = scenarios.filter((scenario) => groupOf(scenario) === group);
    const heading = document.createElement('h2');
    heading.textContent = title;
    if (members.length > 0) root.append(heading, ...members.map(scenarioSection));
  }
  const runAll = element(document, '#run-all', HTMLButtonElement);
  runAll.addEventListener('click', () => runOneAfterAnother(runAll));
  runAll.disabled = false;
})();

/** Fetches what a variant runs, without running it. @param {string} scenarioId @param {string} variantId */
async function load(scenarioId, variantId) {
  await import(`/run/${scenarioId}/${variantId}.js`);
}

Object.assign(window, { lab: { run, load, ready } });

// A button of another page of the lab has led here.
const asked = new URLSearchParams(location.search).get('run');
if (asked !== null) {
  history.replaceState(null, '', '/');
  ready.then(() => {
    document.getElementById(asked)?.scrollIntoView({ block: 'center' });
    return runs.get(asked)?.();
  });
}

/** @param {Scenario} scenario */
function groupOf({ kind, variants }) {
  return kind === 'cause' ? variants[0]?.outcome : kind;
}

/** @param {Scenario} scenario */
function scenarioSection(scenario) {
  const section = clone('#scenario');
  section.id = scenario.id;
  element(section, 'h3').textContent = scenario.title;
  element(section, '.story').textContent = scenario.story;
  element(section, 'ul').append(...scenario.variants.map((variant) => variantItem(scenario, variant)));
  return section;
}

/** @param {Scenario} scenario @param {Variant} variant */
function variantItem(scenario, variant) {
  const item = clone('#variant');
  item.id = `${scenario.id}/${variant.id}`;
  const name = `${scenario.title}: ${variant.title}`;
  const button = element(item, 'button', HTMLButtonElement);
  const output = element(item, 'output');
  button.setAttribute('aria-label', `Run ${name}`);
  element(item, 'h4').textContent = variant.title;
  element(item, 'summary .unseen').textContent = ` of ${name}`;
  element(item, '.source').textContent = variant.source;
  element(item, '.answers').textContent = variant.answers.join('\n\n') || 'Nothing: it does not speak HTTP.';

  if (variant.missing !== null) {
    button.disabled = true;
    output.textContent = variant.missing;
    return item;
  }
  const runVariant = async () => {
    button.disabled = true;
    output.removeAttribute('data-seen');
    output.textContent = 'running …';
    const seen = await see(scenario.id, variant.id);
    output.textContent = seen.text;
    output.dataset.seen = seen.good ? 'answer' : 'error';
    button.disabled = false;
    return seen.text;
  };
  if (variant.page === location.origin) {
    button.addEventListener('click', () => runVariant().then(() => button.focus()));
    runs.set(item.id, runVariant);
  } else {
    output.textContent = `on ${variant.page}`;
    button.addEventListener('click', () => location.assign(`${variant.page}/?run=${item.id}`));
  }
  return item;
}

/** Runs the very source that is shown: the server wraps it in a module. @param {string} scenarioId @param {string} variantId */
async function see(scenarioId, variantId) {
  const { default: act } = await import(`/run/${scenarioId}/${variantId}.js`);
  try {
    const text = String(await act());
    return { text, good: text !== 'error' && !/^[A-Za-z]*Error: /.test(text) };
  } catch (error) {
    return { text: String(error), good: false };
  }
}

/** @param {HTMLButtonElement} button */
async function runOneAfterAnother(button) {
  const progress = element(document, '#progress');
  button.disabled = true;
  let done = 0;
  for (const runVariant of runs.values()) {
    progress.textContent = `${++done} of ${runs.size}`;
    await runVariant();
  }
  progress.textContent = `All ${runs.size} have run. Crosscheck has the reasons.`;
  button.disabled = false;
}

/** @param {string} selector */
function clone(selector) {
  const { firstElementChild } = element(document, selector, HTMLTemplateElement).content;
  const copy = firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`${selector} is empty`);
  return copy;
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} root @param {string} selector @param {new () => T} [type]
 * @returns {T}
 */
function element(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof (type ?? HTMLElement))) throw new Error(`The page has no ${selector}`);
  return /** @type {T} */ (found);
}
