import { type Fact, type Fault, OPAQUE, originOf, PROFILE_NAMES, type Supposition } from '../../src/index.ts';
import { Field } from './Field.tsx';
import { HeaderRows } from './HeaderRows.tsx';
import { REQUEST_NAMES } from './header-names.ts';
import { METHODS, type Option, optionsOf } from './options.ts';

type PageSideProps = {
  supposition: Supposition;
  before: Supposition;
  faultOf: (field: string) => Fault | undefined;
  onEdit: (change: Partial<Supposition>) => void;
};

const ALL = /./;

/** Edits the page's side of the exchange: the request. */
export function PageSide({ supposition, before, faultOf, onEdit }: PageSideProps) {
  const { origin, url, method, profile, useCorsPreflightFlag } = supposition;
  const was = (now: string, then: string): string | null => (now === then ? null : then);
  const isOpaque = origin === OPAQUE;
  return (
    <section class="editor-part" data-part="0:request" aria-labelledby="page-side" tabIndex={-1}>
      <h3 id="page-side">The page’s side</h3>
      <Field
        label="URL"
        fault={faultOf('url')}
        was={was(url, before.url)}
        onRevert={() => onEdit({ url: before.url })}
      >
        {(control) => (
          <input
            {...control}
            class="code"
            spellcheck={false}
            autocomplete="off"
            value={url}
            onInput={({ currentTarget: { value } }) => onEdit({ url: value })}
          />
        )}
      </Field>
      <Field
        label="Page’s origin"
        fault={faultOf('origin')}
        was={was(origin, before.origin)}
        onRevert={() => onEdit({ origin: before.origin })}
      >
        {(control) => (
          <div class="origin-field">
            <input
              {...control}
              class="code"
              spellcheck={false}
              autocomplete="off"
              value={origin}
              onInput={({ currentTarget: { value } }) => onEdit({ origin: value })}
              // A pasted page URL becomes its origin.
              onBlur={() => originOf(origin) !== OPAQUE && onEdit({ origin: originOf(origin) })}
            />
            <label
              class="check"
              title="As for a sandboxed frame or a page opened from a file: the request then carries Origin: null"
            >
              <input
                type="checkbox"
                checked={isOpaque}
                onChange={() => onEdit({ origin: isOpaque ? otherThanOpaque(before.origin) : OPAQUE })}
              />
              opaque
            </label>
          </div>
        )}
      </Field>
      <Field
        label="Method"
        fault={faultOf('method')}
        was={was(method, before.method)}
        onRevert={() => onEdit({ method: before.method })}
      >
        {(control) => (
          <>
            <input
              {...control}
              class="code"
              list="what-if-methods"
              spellcheck={false}
              autocomplete="off"
              value={method}
              onInput={({ currentTarget: { value } }) => onEdit({ method: value })}
            />
            <datalist id="what-if-methods">
              {METHODS.map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <FactField label="Mode" name="mode" {...{ supposition, before, onEdit }} />
      <FactField label="Credentials" name="credentialsMode" {...{ supposition, before, onEdit }} />
      <FactField label="Redirects" name="redirectMode" {...{ supposition, before, onEdit }} />
      <Field
        label="Rules of"
        was={profile === before.profile ? null : PROFILE_NAMES[before.profile]}
        onRevert={() => onEdit({ profile: before.profile })}
      >
        {(control) => (
          <select
            {...control}
            value={profile}
            onChange={({ currentTarget: { value } }) => {
              if (value === 'chromium' || value === 'firefox' || value === 'standard')
                onEdit({ profile: value });
            }}
          >
            {Object.entries(PROFILE_NAMES).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <h4>Headers that the script sets</h4>
      <HeaderRows
        label="Headers that the script sets"
        list={supposition.headerList}
        before={before.headerList}
        names={REQUEST_NAMES}
        shows={ALL}
        faultAt={(index) => faultOf(`header ${index}`)}
        needed={[]}
        onEdit={(headerList) => onEdit({ headerList })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={useCorsPreflightFlag}
          onChange={() => onEdit({ useCorsPreflightFlag: !useCorsPreflightFlag })}
        />
        listens to the upload’s progress, or streams the body
      </label>
    </section>
  );
}

const otherThanOpaque = (origin: string): string => (origin === OPAQUE ? 'https://app.example.com' : origin);

type FactName = 'mode' | 'credentialsMode' | 'redirectMode';
type FactFieldProps = Pick<PageSideProps, 'supposition' | 'before' | 'onEdit'> & {
  label: string;
  name: FactName;
};

/** A select for a fact with a few values. If the fact was not observed, "not known" is an option. */
function FactField({ label, name, supposition, before, onEdit }: FactFieldProps) {
  const fact: Fact<string> = supposition[name];
  const observed: Fact<string> = before[name];
  const options: readonly Option[] = optionsOf(name, observed);
  const textOf = (values: Fact<string>): string =>
    values.length > 1 ? 'not known' : (options.find(({ value }) => value === values[0])?.text ?? values[0]);
  const isSame = fact.join() === observed.join();
  return (
    <Field
      label={label}
      was={isSame ? null : textOf(observed)}
      onRevert={() => onEdit({ [name]: before[name] })}
    >
      {(control) => (
        <select
          {...control}
          value={fact.length > 1 ? '' : fact[0]}
          onChange={({ currentTarget: { value } }) =>
            onEdit({ [name]: value === '' ? before[name] : [value] })
          }
        >
          {observed.length > 1 && <option value="">not known</option>}
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
