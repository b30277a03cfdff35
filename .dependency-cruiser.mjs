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
    forbid('fetch-stands-alone', 'The algorithms and the model of the standard rest on nothing else.', {
      from: { path: '^src/fetch/' },
      to: { pathNot: '^src/fetch/' },
    }),
    forbid(
      'policy-stands-alone',
      'A policy change is in no server’s language and rests on the standard alone.',
      {
        from: { path: '^src/policy/' },
        to: { pathNot: '^src/(policy|fetch)/' },
      },
    ),
    forbid(
      'codes-know-only-fetch',
      'Browser codes are derived from the standard’s outcome and from nothing else.',
      {
        from: { path: '^src/codes/' },
        to: { pathNot: '^src/(codes|fetch)/' },
      },
    ),
    forbid('capture-knows-only-fetch', 'The recorder fills the standard’s model and diagnoses nothing.', {
      from: { path: '^src/capture/' },
      to: { pathNot: '^src/(capture|fetch)/' },
    }),
    forbid(
      'causes-rest-on-fetch-and-policy',
      'A cause reads the standard’s steps and proposes policy changes, nothing more.',
      {
        from: { path: '^src/causes/' },
        to: { pathNot: '^src/(causes|fetch|policy)/' },
      },
    ),
    forbid('causes-are-islands', 'A cause never imports a cause: removing one file removes one feature.', {
      from: { path: '^src/causes/', pathNot: '^src/causes/index\\.ts$' },
      to: { path: '^src/causes/', pathNot: '^src/causes/define-cause\\.ts$' },
    }),
    forbid(
      'fixes-know-only-policy',
      'A stack turns policy changes into a snippet; it knows header lines, and neither causes nor the standard.',
      {
        from: { path: '^src/fixes/' },
        to: { pathNot: '^src/((fixes|policy)/|fetch/header-list\\.ts$)' },
      },
    ),
    forbid('stacks-are-islands', 'A stack never imports a stack: removing one file removes one server.', {
      from: { path: '^src/fixes/', pathNot: '^src/fixes/index\\.ts$' },
      to: { path: '^src/fixes/', pathNot: '^src/fixes/define-stack\\.ts$' },
    }),
    forbid(
      'diagnosis-knows-no-recorder',
      'Diagnosis and report start from an exchange, whoever recorded it.',
      {
        from: {
          path: '^src/([a-z-]+\\.ts$|report/|walkthrough/|codes/|policy/|causes/)',
          pathNot: '^src/(index|messages)\\.ts$',
        },
        to: { path: '^src/capture/' },
      },
    ),
    forbid(
      'readers-apart',
      'Panel, background, command line and lab are separate readers: they talk by messages, never by imports.',
      {
        from: { path: '^(panel|background|cli|lab)/' },
        to: { path: '^(panel|background|cli)/', pathNot: '^$1/' },
      },
    ),
    forbid('page-stands-alone', 'What runs in a page is sent there as text, so it can import only types.', {
      from: { path: '^page/' },
      to: { dependencyTypesNot: ['type-only'] },
    }),
    forbid('shipped-never-imports-lab-or-tests', 'What ships never reaches into the lab or the tests.', {
      from: { path: '^(src|panel|background|page|cli)/' },
      to: { path: '^(lab|tests)/' },
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
