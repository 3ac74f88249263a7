import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Translations } from '../../../scripts/l10n/compareWords.ts';
import { localiseManifest } from '../../../scripts/l10n/localiseManifest.ts';
import { isKeyName } from '../../../src/core/settings/keyInSettings.ts';
import { NUMBER_RANGES } from '../../../src/core/settings/parseSettings.ts';
import {
  CHAT_CONTAINER,
  CHAT_TAB,
  CHAT_VIEW,
  COMMANDS,
  CONTEXT_KEYS,
  EXTENSION_ID,
  INTERNAL_COMMANDS,
  SENSITIVE_SETTINGS,
  SETTING_DEFAULTS,
  WALKTHROUGH,
} from '../../../src/host/contributions.ts';

interface Property {
  readonly default?: unknown;
  readonly scope?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly key?: string;
}

interface WalkthroughStep {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly viewsContainers: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly MenuEntry[];
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly WalkthroughStep[] }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Property>> }[];
  };
}

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'));
const manifest = localiseManifest(readJson('package.json'), readJson('package.nls.json') as Translations) as Manifest;
const { contributes } = manifest;
const properties = Object.assign({}, ...contributes.configuration.map((section) => section.properties)) as Record<
  string,
  Property
>;
const full = (name: string): string => `interline.${name}`;
const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

/** Two lists of names are the same; the difference is what a failure shows. */
function checkNames(name: string, contributed: readonly string[], declared: readonly string[]): void {
  it(name, () => {
    assert.deepEqual(sorted(contributed), sorted(declared));
    assert.equal(new Set(contributed).size, contributed.length, 'nothing twice');
  });
}

describe('package.json and contributions.ts', () => {
  it('name the extension alike', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, EXTENSION_ID);
  });
  checkNames(
    'hold the same commands',
    contributes.commands.map((entry) => entry.command),
    COMMANDS,
  );
  checkNames('hold the same settings', Object.keys(properties), Object.keys(SETTING_DEFAULTS).map(full));
  for (const [name, expected] of Object.entries(SETTING_DEFAULTS))
    it(`hold the same default of ${name}`, () => {
      assert.deepEqual(properties[full(name)]?.default, expected);
    });
  for (const [name, range] of Object.entries(NUMBER_RANGES))
    it(`hold the same bounds of ${name}`, () => {
      const { minimum, maximum } = properties[full(name)] ?? {};
      assert.deepEqual({ minimum, maximum }, range);
    });
  it('bounds every number', () => {
    const numbers = Object.entries(SETTING_DEFAULTS).filter(([, value]) => typeof value === 'number');
    assert.deepEqual(sorted(numbers.map(([name]) => name)), sorted(Object.keys(NUMBER_RANGES)));
  });
  it('hold the same view', () => {
    assert.ok(
      Object.values(contributes.viewsContainers)
        .flat()
        .some(({ id }) => id === CHAT_CONTAINER),
    );
    assert.ok(contributes.views[CHAT_CONTAINER]?.some(({ id }) => id === CHAT_VIEW));
  });
  it('say what each setting does', () => {
    for (const [name, { description, markdownDescription }] of Object.entries(properties))
      assert.ok(description ?? markdownDescription, name);
  });
});

describe('package.json: menus and keys', () => {
  const entries = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
  it('run only commands of ours', () => {
    const known: readonly string[] = [...COMMANDS, ...INTERNAL_COMMANDS];
    for (const { command } of entries) if (command !== undefined) assert.ok(known.includes(command), command);
  });
  it('ask only for context keys of ours that exist', () => {
    const known: readonly string[] = [...CONTEXT_KEYS, CHAT_VIEW, CHAT_TAB];
    for (const { when = '' } of entries)
      for (const [key] of when.matchAll(/interline\.\w+/g)) assert.ok(known.includes(key), `${key} in ${when}`);
  });
  it('take Tab only from a suggestion that has only just appeared', () => {
    for (const { when = '', command } of contributes.keybindings.filter(({ key }) => key === 'tab')) {
      assert.equal(command, 'interline.indentInstead');
      const needed = ['interline.tabGuard', 'inlineSuggestionVisible', '!suggestWidgetVisible', '!inSnippetMode'];
      for (const condition of [...needed, '!editorReadonly', 'editorTextFocus', '!editorTabMovesFocus'])
        assert.ok(when.split(' && ').includes(condition), condition);
    }
  });
  it('take keys for suggestions only while one is shown', () => {
    const keys = contributes.keybindings.filter(({ command = '' }) =>
      /^interline\.(?:acceptStatement|acceptToBracket|indent|dismiss)/.test(command),
    );
    assert.ok(keys.length >= 4);
    for (const { when = '', command } of keys) assert.ok(when.includes('inlineSuggestionVisible'), command);
  });
  it('take keys for edits only while one is open in the editor in front', () => {
    const keys = contributes.keybindings.filter(({ command = '' }) => /^interline\.\w+(?:Edit|Change)$/.test(command));
    assert.ok(keys.length >= 5);
    for (const { when = '', command } of keys) {
      assert.match(when, /interline\.edit(?:Pending|Streaming)/, command);
      assert.ok(when.split(' && ').includes('editorTextFocus'), command);
    }
  });
  it('leave the key of the editor’s own inline chat to it', () => {
    const edit = contributes.keybindings.find(({ command }) => command === 'interline.edit');
    for (const condition of ['!inlineChatVisible', '!inlineChatHasEditsAgent', '!inlineChatHasProvider'])
      assert.ok(edit?.when?.includes(condition), condition);
  });
  it('take Escape from no suggestion, list or selection', () => {
    const keys = contributes.keybindings.filter(
      ({ key = '', command }) => /escape$/.test(key) && /Edit|Change/.test(command ?? ''),
    );
    assert.equal(keys.length, 3);
    for (const { when = '' } of keys)
      for (const condition of [
        '!suggestWidgetVisible',
        '!inlineSuggestionVisible',
        '!findWidgetVisible',
        '!editorHasSelection',
      ])
        assert.ok(when.split(' && ').includes(condition), condition);
  });
  it('give every command its category, so that the palette finds them together', () => {
    for (const { command, category } of contributes.commands) assert.equal(category, 'Interline', command);
  });
});

describe('package.json: the walkthrough', () => {
  const [walkthrough] = contributes.walkthroughs;
  const commandsOf = (text: string) =>
    [...text.matchAll(/(?:command|onCommand):([\w.]+)/g)].map(([, name]) => name ?? '');
  it('is the one that the status bar menu opens', () => {
    assert.equal(`${EXTENSION_ID}#${walkthrough?.id ?? ''}`, WALKTHROUGH);
  });
  for (const step of walkthrough?.steps ?? []) {
    it(`${step.id}: runs and waits for commands that exist`, () => {
      const named = [step.description, ...step.completionEvents].flatMap(commandsOf);
      assert.ok(named.length > 0);
      for (const name of named)
        assert.ok(name.startsWith('editor.action.') || COMMANDS.some((command) => command === name), name);
    });
    it(`${step.id}: has its picture, described in words, without a fixed colour`, () => {
      const picture = readFileSync(new URL(`../../../${step.media.svg}`, import.meta.url), 'utf8');
      assert.ok(step.media.altText.length > 10);
      assert.doesNotMatch(picture, /#[0-9a-f]{3,8}\b|<script|https?:\/\/(?!www\.w3\.org)/i);
    });
  }
});

describe('package.json: what a repository must never decide', () => {
  const { untrustedWorkspaces } = manifest.capabilities;
  const sensitive = SENSITIVE_SETTINGS.map(full);
  it('is limited in untrusted folders', () => {
    assert.equal(untrustedWorkspaces.supported, 'limited');
  });
  checkNames(
    'restricts the sensitive settings, by names that exist',
    untrustedWorkspaces.restrictedConfigurations,
    sensitive,
  );
  for (const name of sensitive)
    it(`${name} belongs to the machine`, () => {
      assert.equal(properties[name]?.scope, 'machine');
    });
  it('counts every setting with an address, a model or a prompt as sensitive', () => {
    const suspicious = Object.keys(properties).filter((name) =>
      /endpoint|model|url|header|prompt$|command|profile/i.test(name),
    );
    for (const name of suspicious) assert.ok(sensitive.includes(name), name);
  });
  it('has no setting for a key', () => {
    for (const name of Object.keys(properties)) assert.ok(!isKeyName(name.split('.').at(-1) ?? ''), name);
  });
  it('gives every setting a scope', () => {
    for (const [name, { scope }] of Object.entries(properties))
      assert.ok(['machine', 'window', 'resource'].includes(scope ?? ''), name);
  });
  it('does not start with the editor', () => {
    assert.ok(!manifest.activationEvents.includes('*'));
  });
});
