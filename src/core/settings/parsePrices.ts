import { t } from '@vscode/l10n';
import { isRecord } from '../util/isRecord.ts';
import type { Price, PriceTable } from './prices.ts';
import type { SettingReader } from './settingReader.ts';

const SETTING = 'prices';
const STANDARD_CURRENCY = 'USD';

/** `interline.prices`: a currency and a list of models with what a million tokens cost. Rows that are wrong are left out, with a problem. */
export function parsePrices(reader: SettingReader): PriceTable {
  const value = reader.value(SETTING) ?? {};
  if (!isRecord(value)) {
    const example = '{"currency": "EUR", "models": [{"model": "…", "input": 1, "output": 4}]}';
    reader.wrongValue(SETTING, (subject) => t('{0} must be an object such as {1}.', subject, example));
    return { currency: STANDARD_CURRENCY, prices: [] };
  }
  return { currency: parseCurrency(reader, value['currency']), prices: parseRows(reader, value['models']) };
}

function parseCurrency(reader: SettingReader, value: unknown): string {
  if (value === undefined) return STANDARD_CURRENCY;
  if (typeof value === 'string' && /^[a-z]{3}$/i.test(value.trim())) return value.trim().toUpperCase();
  reader.wrongValue(SETTING, (subject) => t('{0} must name its currency by three letters, such as EUR.', subject));
  return STANDARD_CURRENCY;
}

function parseRows(reader: SettingReader, value: unknown): readonly Price[] {
  if (value === undefined) return [];
  const rows: readonly unknown[] = Array.isArray(value) ? value : [value];
  const parsed = rows.map(parseRow);
  if (parsed.includes(undefined))
    reader.wrongValue(SETTING, (subject) =>
      t(
        '{0} must give every model a name and numbers for "input" and "output"; Interline leaves other rows out.',
        subject,
      ),
    );
  return parsed.filter((row) => row !== undefined);
}

function parseRow(row: unknown): Price | undefined {
  if (!isRecord(row)) return undefined;
  const { model, endpoint = '', input, output, cachedInput } = row;
  if (typeof model !== 'string' || model.trim() === '' || typeof endpoint !== 'string') return undefined;
  if (!isPrice(input) || !isPrice(output) || (cachedInput !== undefined && !isPrice(cachedInput))) return undefined;
  const whose = { model: model.trim(), endpointName: endpoint.trim() };
  return { ...whose, input, output, ...(cachedInput !== undefined && { cachedInput }) };
}

function isPrice(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
