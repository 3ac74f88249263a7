import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { inProject } from '../host/paths.ts';
import { SetupProblem } from '../setup/setupProblem.ts';

interface PackageNotice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** Licences under which code may be bundled with ours; of a choice (`A OR B`) one is enough. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'CC0-1.0',
  'Unlicense',
]);

/**
 * The licences of every npm package whose code went into a bundle, as one text to ship beside it.
 * @param sources paths that esbuild read, as its metafile names them
 */
export async function thirdPartyNotices(sources: readonly string[]): Promise<string> {
  const folders = [...new Set(sources.flatMap((source) => packageFolder(source) ?? []))].sort();
  const notices = await Promise.all(folders.map(readNotice));
  for (const { name, licence } of notices) requireAllowed(name, licence);
  const rule = '─'.repeat(80);
  const parts = notices.map(
    ({ name, version, licence, text }) => `${rule}\n${name} ${version} (${licence})\n\n${text.trim()}\n`,
  );
  return [`Interline contains code of these packages.\n`, ...parts].join('\n');
}

/** The folder of the package that a source belongs to; undefined for our own. */
export function packageFolder(source: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)?.[0];
}

async function readNotice(folder: string): Promise<PackageNotice> {
  const manifest = JSON.parse(await readFile(inProject(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const file = (await readdir(inProject(folder))).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = file === undefined ? '' : await readFile(path.join(inProject(folder), file), 'utf8');
  return { name: manifest.name, version: manifest.version, licence: manifest.license ?? 'unknown', text };
}

/** Throws a `SetupProblem` for a licence, an SPDX expression, under which code may not ship with ours. */
export function requireAllowed(name: string, licence: string): void {
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  const allowed = choices.some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one)));
  if (!allowed)
    throw new SetupProblem(`${name} has the licence ${licence}, which may not ship: leave it out of the bundles.`);
}
