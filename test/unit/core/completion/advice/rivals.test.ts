import assert from 'node:assert/strict';
import { activeRivals, RIVALS, rivalSentence } from '../../../../../src/core/completion/advice/rivals.ts';

interface Case {
  readonly active: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly languageId?: string;
}

function checkRivals(name: string, { active, settings = {}, languageId }: Case, expected: readonly string[]): void {
  it(name, () => {
    const isActive = (id: string): boolean => active.includes(id);
    const rivals = activeRivals({ isActive, readSetting: (setting) => settings[setting], languageId });
    assert.deepEqual(
      rivals.map((rival) => rival.name),
      expected,
    );
  });
}

describe('activeRivals', () => {
  checkRivals('none', { active: [] }, []);
  checkRivals('one without a setting', { active: ['supermaven.supermaven'] }, ['Supermaven']);
  checkRivals('one whose setting is not set', { active: ['github.copilot-chat'] }, ['GitHub Copilot']);
  checkRivals('one of two extensions', { active: ['github.copilot', 'github.copilot-chat'] }, ['GitHub Copilot']);
  checkRivals(
    'switched off for all',
    { active: ['github.copilot'], settings: { 'github.copilot.enable': { '*': false } } },
    [],
  );
  checkRivals(
    'switched on for this language alone',
    { active: ['github.copilot'], settings: { 'github.copilot.enable': { '*': false, go: true } }, languageId: 'go' },
    ['GitHub Copilot'],
  );
  checkRivals(
    'switched off for this language alone',
    { active: ['codeium.codeium'], settings: { 'codeium.enableConfig': { '*': true, nix: false } }, languageId: 'nix' },
    [],
  );
  checkRivals(
    'switched off',
    { active: ['continue.continue'], settings: { 'continue.enableTabAutocomplete': false } },
    [],
  );
  checkRivals(
    'only by hand',
    { active: ['tabbyml.vscode-tabby'], settings: { 'tabby.inlineCompletion.triggerMode': 'manual' } },
    [],
  );
});

describe('RIVALS', () => {
  it('names each extension once, in lower case', () => {
    const ids = RIVALS.flatMap(({ extensionIds }) => extensionIds);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z0-9-]+\.[a-z0-9-]+$/);
  });
});

describe('rivalSentence', () => {
  const [a, b, c] = RIVALS;
  it('is a sentence for one, two and three', () => {
    assert.ok(a && b && c);
    assert.match(rivalSentence([a]), /^GitHub Copilot suggests inline, too\./);
    assert.match(rivalSentence([a, b]), /^GitHub Copilot and Windsurf \(Codeium\) suggest inline/);
    assert.match(rivalSentence([a, b, c]), /^GitHub Copilot, Windsurf \(Codeium\) and Tabnine suggest inline/);
  });
});
