import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const MANIFEST = {
  name: 'witness',
  publisher: 'bench',
  version: '1.0.0',
  engines: { vscode: '^1.106.0' },
  main: './extension.js',
  activationEvents: ['onStartupFinished'],
};
/** The witness, as VS Code names it. */
export const WITNESS = `${MANIFEST.publisher}.${MANIFEST.name}`;
const MARKS_FILE = 'marks.json';
/** Every extension that starts by itself has started by then. */
const WRITE_AFTER_MS = 8_000;

/** The least that an extension can be: its start takes nothing. Later it writes down the extension host's own marks of the start. */
const program = `
const fs = require('node:fs');
const path = require('node:path');
exports.activate = ({ extensionPath }) => {
  setTimeout(() => {
    const marks = globalThis.MonacoPerformanceMarks?.getMarks() ?? [];
    fs.writeFileSync(path.join(extensionPath, '${MARKS_FILE}'), JSON.stringify(marks));
  }, ${WRITE_AFTER_MS});
};
`;

/** @returns Its folder. */
export async function installWitness(extensionsFolder: string): Promise<string> {
  const folder = path.join(extensionsFolder, `${WITNESS}-${MANIFEST.version}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(MANIFEST));
  await writeFile(path.join(folder, 'extension.js'), program);
  return folder;
}

interface Mark {
  readonly name: string;
  readonly startTime: number;
}

/**
 * From the moment when the extension host turned to an extension's code until it had been read, in milliseconds; undefined where it kept no marks. Its record
 * counts the wait for its turn, too: extensions that start together are read one after the other.
 */
export async function readingMs(witnessFolder: string, extension: string): Promise<number | undefined> {
  const text = await readFile(path.join(witnessFolder, MARKS_FILE), 'utf8').catch(() => '[]');
  const marks = JSON.parse(text) as readonly Mark[];
  const at = (step: string): number =>
    marks.find(({ name }) => name === `code/extHost/${step}ExtensionCode/${extension}`)?.startTime ?? Number.NaN;
  const elapsed = at('didLoad') - at('willLoad');
  return Number.isFinite(elapsed) ? elapsed : undefined;
}
