import { readFile } from 'node:fs/promises';

/** One row of `markdown-xss.json`; the file's own `schema` block says what the fields mean. */
export interface XssCase {
  readonly id: string;
  readonly category: string;
  readonly tier: string;
  readonly control: boolean;
  /** The sink: `assistant`, `user`, `error-message`, `model-name`, … */
  readonly where: string;
  readonly input: string;
  readonly mustNot: readonly string[];
  readonly expect: {
    readonly visibleTextContains: readonly string[];
    readonly visibleTextNotContains: readonly string[];
    readonly linkHrefs: readonly string[] | null;
    readonly mustMatch: readonly string[];
    readonly budgetMs: number | null;
  };
}

type RawCase = Omit<XssCase, 'input' | 'expect'> & {
  readonly input: string | null;
  readonly inputRepeat?: readonly { readonly text: string; readonly count: number }[] | null;
  readonly expect?: Partial<XssCase['expect']>;
};

/** The cases of a file, with long inputs written out. */
export async function readXssCases(file: string): Promise<readonly XssCase[]> {
  const { cases } = JSON.parse(await readFile(file, 'utf8')) as { readonly cases: readonly RawCase[] };
  return cases.map((row) => ({
    ...row,
    input: row.input ?? (row.inputRepeat ?? []).map(({ text, count }) => text.repeat(count)).join(''),
    expect: {
      visibleTextContains: row.expect?.visibleTextContains ?? [],
      visibleTextNotContains: row.expect?.visibleTextNotContains ?? [],
      linkHrefs: row.expect?.linkHrefs ?? null,
      mustMatch: row.expect?.mustMatch ?? [],
      budgetMs: row.expect?.budgetMs ?? null,
    },
  }));
}
