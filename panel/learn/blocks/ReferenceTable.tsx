import { plainText, type Inlines as Text } from '../../../markdown/page.ts';
import { Inlines } from './Inlines.tsx';

type Row = readonly Text[];

/**
 * Draws a table. A row with text in its first cell only begins a group. Where there is no room for columns, each cell
 * of a table with several says what it is (`data-label`).
 */
export function ReferenceTable({ head, rows }: { head: Row; rows: readonly Row[] }) {
  const groups: { title: Text | null; rows: Row[] }[] = [{ title: null, rows: [] }];
  for (const row of rows) {
    const [title = [], ...rest] = row;
    if (rest.every((cell) => cell.length === 0)) groups.push({ title, rows: [] });
    else groups.at(-1)?.rows.push(row);
  }
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index} scope="col">
              <Inlines text={cell} />
            </th>
          ))}
        </tr>
      </thead>
      {groups
        .filter((group) => group.rows.length > 0)
        .map((group, index) => (
          <tbody key={index}>
            {group.title !== null && (
              <tr class="table-group">
                <th scope="rowgroup" colSpan={head.length}>
                  <Inlines text={group.title} />
                </th>
              </tr>
            )}
            {group.rows.map(([first = [], ...cells], number) => (
              <tr key={number}>
                <th scope="row">
                  <Inlines text={first} />
                </th>
                {cells.map((cell, column) => (
                  <td
                    key={column}
                    class={isWay(cell) ? 'table-way' : undefined}
                    data-label={head.length > 2 ? plainText(head[column + 1] ?? []) : undefined}
                  >
                    <Inlines text={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
    </table>
  );
}

/** Whether the cell says which way a header travels: → or ←. */
const isWay = ([first]: Text): boolean => typeof first === 'string' && /^[→←]/.test(first);
