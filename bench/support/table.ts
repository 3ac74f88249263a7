/** A cell is text, or a number that is printed with its column's decimals and kept whole in the JSON; undefined: not measured. */
export type Cell = string | number | undefined;

export interface Column {
  readonly name: string;
  /** For numbers; default 0. */
  readonly decimals?: number;
}

/** What a part has found; printed as markdown, so that it can be laid into a document as it is. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What a reader has to know to judge the figures. */
  readonly remarks?: readonly string[];
}

/** The table in markdown, columns aligned, numbers to the right. */
export function formatTable({ title, columns, rows, remarks = [] }: Table): string {
  const texts = rows.map((row) => columns.map((column, index) => formatCell(row[index], column)));
  const isNumeric = columns.map((_, index) => rows.some((row) => typeof row[index] === 'number'));
  const widths = columns.map(({ name }, index) =>
    Math.max(3, name.length, ...texts.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, index) => pad(cell, widths[index] ?? 0, isNumeric[index] ?? false)).join(' | ')} |`;
  const rule = widths.map((width, index) => (isNumeric[index] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  const table = [line(columns.map(({ name }) => name)), line(rule), ...texts.map(line)].join('\n');
  return [`### ${title}`, table, ...remarks].join('\n\n');
}

function formatCell(cell: Cell, { decimals = 0 }: Column): string {
  if (cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  return cell.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function pad(text: string, width: number, isNumeric: boolean): string {
  return isNumeric ? text.padStart(width) : text.padEnd(width);
}
