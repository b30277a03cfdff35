/**
 * Who may import whom. The engine (src) knows no host; panel, background, cli and lab are its readers.
 * Each rule has a name and one sentence; scripts/check-dependencies.mjs prints both when a rule is broken.
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
      from: { path: '^src/' },
      to: { pathNot: '^src/' },
    }),
    // The floors of the engine, from the ground up. Each may stand on those that its rule names.
    floor('text', [], 'Sentences as data rest on nothing.'),
    floor('platform', [], 'Origins, sites and cookies rest on other documents than Fetch, and on no folder.'),
    floor('fetch', ['text', 'platform'], 'The algorithms of the standard know no exchange and no cause.'),
    floor('exchange', ['fetch', 'platform', 'text'], 'What was seen is told in the standard’s own model.'),
    floor(
      'capture',
      ['exchange', 'fetch', 'platform'],
      'The recorder makes exchanges of what hosts say, and diagnoses nothing.',
    ),
    floor(
      'policy',
      ['fetch', 'exchange', 'platform', 'text'],
      'A policy change is in no server’s language and rests on the standard alone.',
    ),
    floor(
      'practice',
      ['policy', 'fetch', 'exchange', 'platform', 'text'],
      'What servers, caches and libraries do in practice, no standard says; it is known once, for all causes.',
    ),
    floor(
      'codes',
      ['fetch', 'platform', 'text'],
      'Browser codes are derived from the standard’s outcome and from nothing else.',
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
      'What every reader needs ready-made is told of a diagnosis, and runs nothing.',
    ),
    floor(
      'what-if',
      ['diagnosis', 'causes', 'codes', 'fixes', 'policy', 'exchange', 'fetch', 'platform', 'text'],
      'What is only supposed is judged by the same engine.',
    ),
    // Inside the recorder, from the ground up. What stands loose in it may use all of them.
    inCapture('redact', [], 'What may never be kept is decided in one place, which rests on no other.'),
    inCapture(
      'sources',
      ['redact'],
      'Each source is read, and redacted, without a look at what is made of it.',
    ),
    inCapture('saved', ['sources', 'redact'], 'What a file may hold is chosen from what the sources say.'),
    inCapture(
      'join',
      ['sources', 'redact'],
      'A join says which records of the sources belong together, and makes no exchange of them.',
    ),
    inCapture('exchanges', ['sources', 'join'], 'An exchange is made of records that were read and joined.'),
    forbid('nobody-knocks-from-inside', 'Inside the engine a file imports its neighbours, never the door.', {
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
    // The panel, from the ground up.
    inPanel('entry', [], 'What the panel says of one exchange is made of its summary alone.'),
    inPanel('filter', ['entry'], 'A filter searches entries, whoever recorded them and whatever shows them.'),
    inPanel('session', ['entry'], 'A session records and lists; it neither filters nor draws.'),
    inPanel('state', ['filter', 'session', 'entry'], 'What is shown is decided apart from how it is drawn.'),
    inPanel('ui', [], 'A control knows what it is given, and nothing of the panel.'),
    inPanel('keys', ['ui'], 'Keys press controls by their names and know no region.'),
    inPanel('shared', ['ui', 'state', 'session', 'entry'], 'What several regions show knows none of them.'),
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
    forbid('no-circle', 'Files that import each other in a circle cannot be read one at a time.', {
      from: {},
      to: { circular: true },
    }),
    forbid('no-orphan', 'A file that nobody imports and that imports nobody is left over.', {
      from: {
        orphan: true,
        path: '^(src|panel|background|cli)/',
        pathNot: [
          '\\.d\\.ts$',
          '^panel/(devtools|main)\\.tsx?$',
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
