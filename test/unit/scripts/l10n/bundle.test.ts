import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Translations } from '../../../../scripts/l10n/compareWords.ts';

const readJson = (name: string): Translations =>
  JSON.parse(readFileSync(new URL(`../../../../${name}`, import.meta.url), 'utf8')) as Translations;

/** Commands that a text names, as `“Interline: Open Chat”` or `**Interline: Open Chat**`. */
function namedCommands(text: string): readonly string[] {
  return [...text.matchAll(/(?:["“„]|\*\*)Interline: ([^"“”*]+)(?:["”“]|\*\*)/g)].map(([, name = '']) => plain(name));
}

function titles(words: Translations): readonly string[] {
  return Object.entries(words).flatMap(([key, text]) => (key.startsWith('command.') ? [plain(text)] : []));
}

const plain = (title: string): string => title.replace(/…$/, '');

/** Every command that one of the texts names is there under that name: nobody looks for a command in another language. */
function checkNames(texts: readonly string[], known: readonly string[]): void {
  const unknown = texts.filter((text) => namedCommands(text).some((name) => !known.includes(name)));
  assert.deepEqual(unknown, []);
  assert.ok(texts.flatMap(namedCommands).length > 5, 'there are such texts');
}

describe('the words of a bundle', () => {
  const bundle = readJson('l10n/bundle.l10n.de.json');
  it('name commands as the palette does, in English', () =>
    checkNames(Object.keys(bundle), titles(readJson('package.nls.json'))));
  it('name commands as the palette does, in German', () =>
    checkNames(Object.values(bundle), titles(readJson('package.nls.de.json'))));
  it('address nobody as “Sie” or “du” in German', () => {
    const german = [...Object.values(bundle), ...Object.values(readJson('package.nls.de.json'))];
    const address = /\b(?:(?:wenn|bis|dass|können|müssen) Sie|Sie (?:können|müssen|möchten)|[Dd]ein\w*|[Dd]u)\b/;
    assert.deepEqual(
      german.filter((text) => address.test(text)),
      [],
    );
  });
  it('quote as German does', () => {
    // Code keeps its straight quotes: JSON, lists of arguments.
    const straight = Object.entries(bundle).filter(([, text]) => /"/.test(text) && !/[{[]/.test(text));
    assert.deepEqual(straight, []);
  });
});
