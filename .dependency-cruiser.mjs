/**
 * Who may import whom. The engine (src) knows no browser and no Node; panel, background, cli and lab read it.
 * Each rule has a name and one sentence. scripts/check-dependencies.mjs prints both when a rule is broken, and
 * docs/architecture.md lists them.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    forbid(
      'readers-use-the-door',
      'Panel, background, cli and lab import the engine through src/index.ts or src/messages.ts.',
      {
        from: { path: '^(panel|background|cli|lab)/' },
        to: { path: '^src/', pathNot: '^src/(index|messages)\\.ts$' },
      },
    ),
    forbid('engine-is-pure', 'The engine imports nothing but itself: no package, no Node, no other folder.', {
      from: { path: '^src/', pathNot: '^src/capture/redact/tag\\.ts$' },
      to: { pathNot: '^src/' },
    }),
    forbid(
      'tags-need-a-hash',
      'Tags are made with a hash of @noble/hashes: nobody should write one himself.',
      {
        from: { path: '^src/capture/redact/tag\\.ts$' },
        to: { pathNot: '^(src/|node_modules/@noble/hashes/)' },
      },
    ),
    // The folders of the engine, the lowest first. Each may import those that its rule names.
    floor('text', [], 'A sentence is data, and needs nothing of the engine.'),
    floor('platform', [], 'Origins, sites and cookies are defined by other standards than Fetch.'),
    floor('fetch', ['text', 'platform'], 'The algorithms of the standard know no exchange and no cause.'),
    floor('exchange', ['fetch', 'platform', 'text'], 'An exchange is described in the standard’s own terms.'),
    floor(
      'capture',
      ['exchange', 'fetch', 'platform'],
      'The recorder makes exchanges of what browsers and files report, and diagnoses nothing.',
    ),
    floor(
      'policy',
      ['fetch', 'exchange', 'platform', 'text'],
      'A policy change is in no server’s language and knows only the standard.',
    ),
    floor(
      'practice',
      ['policy', 'fetch', 'exchange', 'platform', 'text'],
      'No standard says what servers, caches and libraries do; one folder knows it for all causes.',
    ),
    floor(
      'codes',
      ['fetch', 'platform', 'text'],
      'The code of a browser follows from the stop and from nothing else.',
    ),
    floor(
      'causes',
      ['practice', 'policy', 'exchange', 'fetch', 'platform', 'text'],
      'A cause reads the standard’s steps and proposes policy changes, nothing more.',
    ),
    floor(
      'fixes',
      ['policy', 'exchange', 'fetch/header-list\\.ts'],
      'A stack turns policy changes into a snippet; it knows header lines, and neither causes nor the standard.',
    ),
    floor(
      'diagnosis',
      ['causes', 'codes', 'practice', 'policy', 'exchange', 'fetch', 'platform', 'text'],
      'A diagnosis starts from an exchange, whoever recorded it.',
    ),
    floor(
      'report',
      ['diagnosis', 'causes', 'fixes', 'policy', 'exchange', 'fetch', 'platform', 'text'],
      'A report reads a diagnosis, and never runs the standard again.',
    ),
    floor(
      'what-if',
      ['diagnosis', 'causes', 'codes', 'fixes', 'policy', 'exchange', 'fetch', 'platform', 'text'],
      'What if judges an edited exchange with the same engine.',
    ),
    // Inside the recorder, the lowest first. The files beside these folders may import all of them.
    inCapture('redact', [], 'One place decides what may never be kept, and it needs no other.'),
    inCapture('sources', ['redact'], 'A source is read and redacted without knowing what is made of it.'),
    inCapture('saved', ['sources', 'redact'], 'A file may hold only some fields of what the sources report.'),
    inCapture(
      'join',
      ['sources', 'redact'],
      'A join finds the records that belong together, and makes no exchange of them.',
    ),
    inCapture('exchanges', ['sources', 'join'], 'Exchanges are made of records that were read and joined.'),
    forbid('engine-imports-no-door', 'A file of the engine imports other files of it, never its door.', {
      from: { path: '^src/', pathNot: '^src/(index|messages)\\.ts$' },
      to: { path: '^src/(index|messages)\\.ts$' },
    }),
    forbid('causes-are-islands', 'A cause never imports a cause: removing one file removes one feature.', {
      from: { path: '^src/causes/', pathNot: '^src/causes/index\\.ts$' },
      to: { path: '^src/causes/', pathNot: '^src/causes/define-cause\\.ts$' },
    }),
    forbid('stacks-are-islands', 'A stack never imports a stack: removing one file removes one server.', {
      from: { path: '^src/fixes/', pathNot: '^src/fixes/index\\.ts$' },
      to: { path: '^src/fixes/', pathNot: '^src/fixes/define-stack\\.ts$' },
    }),
    forbid(
      'readers-apart',
      'Panel, background, command line and lab are separate readers: they talk by messages, never by imports.',
      {
        from: { path: '^(panel|background|cli|lab)/' },
        to: { path: '^(panel|background|cli)/', pathNot: '^$1/' },
      },
    ),
    // The panel, the lowest first.
    inPanel('entry', [], 'What the panel says of one exchange needs only its summary.'),
    inPanel('filter', ['entry'], 'A filter searches entries, whoever recorded them and whatever shows them.'),
    inPanel('session', ['entry'], 'A session records and lists; it neither filters nor draws.'),
    inPanel('state', ['filter', 'session', 'entry'], 'The state decides what is shown, and draws nothing.'),
    inPanel('ui', [], 'A control knows what it is given and nothing else of the panel.'),
    inPanel('options', ['ui'], 'The options page knows no session and no exchange.'),
    inPanel('keys', ['ui'], 'Keys press controls by name and know no region.'),
    inPanel('shared', ['ui', 'state', 'session', 'entry'], 'What several regions share knows none of them.'),
    inPanel(
      'list',
      ['shared', 'ui', 'state', 'filter', 'session', 'entry'],
      'The list, with the field that filters it, knows no other region.',
    ),
    inPanel(
      'diagnosis',
      ['shared', 'ui', 'keys', 'state', 'session', 'entry'],
      'The diagnosis of one exchange knows no other region.',
    ),
    inPanel(
      'group',
      ['diagnosis/change', 'shared', 'ui', 'state', 'session', 'entry'],
      'A group shows a change as a diagnosis does, and knows nothing else of another region.',
    ),
    inPanel('learn', ['shared', 'ui', 'state', 'session', 'entry'], 'Learn knows no other region.'),
    inPanel(
      'what-if',
      ['diagnosis', 'shared', 'ui', 'state', 'session', 'entry'],
      'What if shows parts of a diagnosis, and knows no other region.',
    ),
    forbid(
      'panel-entries',
      'The scripts of the panel’s pages import its folders, and are imported by none.',
      {
        from: { path: '^panel/.+/' },
        to: { path: '^panel/[^/]+$' },
      },
    ),
    forbid('panel-markdown', 'Only Learn shows what was written in Markdown.', {
      from: { path: '^panel/', pathNot: '^panel/learn/' },
      to: { path: '^markdown/' },
    }),
    forbid('panel-injected', 'Only a session puts code into the inspected page.', {
      from: { path: '^panel/', pathNot: '^panel/session/' },
      to: { path: '^injected/' },
    }),
    forbid(
      'injected-stands-alone',
      'What runs in a page is sent there as text, so it can import only types.',
      {
        from: { path: '^injected/' },
        to: { dependencyTypesNot: ['type-only'] },
      },
    ),
    forbid('shipped-stands-alone', 'What ships never reaches into the lab, the tests or the scripts.', {
      from: { path: '^(src|panel|background|injected|cli)/' },
      to: { path: '^(lab|tests|scripts)/' },
    }),
    forbid('no-node-in-the-extension', 'Panel and background run in a browser, which has no Node.', {
      from: { path: '^(panel|background)/' },
      to: { dependencyTypes: ['core'] },
    }),
    forbid('no-circle', 'Files that import each other in a circle cannot be read one by one.', {
      from: {},
      to: { circular: true },
    }),
    forbid('no-orphan', 'A file that imports nothing and that nothing imports is a leftover.', {
      from: {
        orphan: true,
        path: '^(src|panel|background|cli)/',
        pathNot: [
          '\\.d\\.ts$',
          '^panel/(devtools|main|options)\\.tsx?$',
          '^background/sensor\\.ts$',
          '^cli/main\\.ts$',
        ],
      },
      to: {},
    }),
    forbid('no-unresolvable', 'Every import leads to a file or an installed package.', {
      from: {},
      to: { couldNotResolve: true },
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/.*/node_modules)/' },
    // Imports of types count too: a direction is a direction.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.d.ts'],
    },
  },
};

function forbid(name, comment, { from, to }) {
  return { name, comment, severity: 'error', from, to };
}

/** A folder of the engine, and what of the engine it may import besides itself. */
function floor(folder, below, comment) {
  return layer(`floor-${folder}`, 'src', folder, below, comment);
}

function inCapture(folder, below, comment) {
  return layer(`capture-${folder}`, 'src/capture', folder, below, comment);
}

function inPanel(folder, below, comment) {
  return layer(`panel-${folder}`, 'panel', folder, below, comment);
}

/** Of `whole`, a folder may import only itself and what is `below` it: folders, or files by their whole names. */
function layer(name, whole, folder, below, comment) {
  return forbid(name, comment, {
    from: { path: `^${whole}/${folder}/` },
    to: { path: `^${whole}/`, pathNot: `^${whole}/(${[folder, ...below].join('|')})(/|$)` },
  });
}
