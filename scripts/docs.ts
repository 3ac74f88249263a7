/**
 * Writes the parts of the documents that are made from the code: the settings and command tables of README.md, the families of
 * docs/endpoints.md.
 * `node scripts/docs.ts` writes; `node scripts/docs.ts --check` only compares, and fails with the name of the stale part.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import prettier from 'prettier';
import { answeringTable, askingTable, thinkingTable } from './docs/familiesTable.ts';
import type { Translations } from './l10n/compareWords.ts';
import { localiseManifest } from './l10n/localiseManifest.ts';

interface SettingSchema {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
}
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, SettingSchema>> }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
  };
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A long list's beginning; the settings page shows all of it. */
function shortValue(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= 40 ? text : `${text.slice(0, 30)}…`;
}

function settingsTable(manifest: Manifest): string {
  const rows = manifest.contributes.configuration
    .flatMap((group) => Object.entries(group.properties))
    .map(([name, schema]) => {
      const where = schema.scope.startsWith('machine') ? 'user' : 'user, folder';
      return `| \`${name}\` | \`${cell(shortValue(schema.default))}\` | ${where} | ${cell(schema.markdownDescription)} |`;
    });
  return ['| setting | default | set by | what it does |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function commandsTable(manifest: Manifest): string {
  const hidden = new Set(
    manifest.contributes.menus.commandPalette.filter((entry) => entry.when === 'false').map((entry) => entry.command),
  );
  const rows = manifest.contributes.commands
    .filter(({ command }) => !hidden.has(command))
    .map(({ command, title }) => `| Interline: ${cell(title)} | \`${command}\` |`);
  return ['| in the command palette | id, for key bindings |', '| --- | --- |', ...rows].join('\n');
}

/** Replaces what stands between `<!-- made: name -->` and `<!-- /made -->`. */
function replacePart(document: string, name: string, content: string): string {
  const start = `<!-- made: ${name} -->`;
  const from = document.indexOf(start);
  const to = document.indexOf('<!-- /made -->', from);
  if (from < 0 || to < 0) throw new Error(`The document has no part "${name}".`);
  return `${document.slice(0, from + start.length)}\n\n${content}\n\n${document.slice(to)}`;
}

/** Writes the parts anew, or says with `--check` that they are stale. */
async function makeDocument(name: string, parts: Readonly<Record<string, string>>): Promise<void> {
  const file = new URL(`../${name}`, import.meta.url);
  const before = readFileSync(file, 'utf8');
  const made = Object.entries(parts).reduce(
    (document, [part, content]) => replacePart(document, part, content),
    before,
  );
  const after = await prettier.format(made, { ...(await prettier.resolveConfig(file)), parser: 'markdown' });
  if (!process.argv.includes('--check')) writeFileSync(file, after);
  else if (after !== before) {
    console.error(`${name} is older than the code: run \`npm run docs\`.`);
    process.exitCode = 1;
  }
}

const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const manifest = localiseManifest(readJson('package.json'), readJson('package.nls.json') as Translations) as Manifest;
await makeDocument('README.md', { settings: settingsTable(manifest), commands: commandsTable(manifest) });
await makeDocument('docs/endpoints.md', {
  asking: askingTable(),
  answering: answeringTable(),
  thinking: thinkingTable(),
});
