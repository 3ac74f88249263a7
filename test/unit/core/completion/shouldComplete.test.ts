import assert from 'node:assert/strict';
import type { CompletionInput } from '../../../../src/core/completion/completionInput.ts';
import type { SkipReason } from '../../../../src/core/completion/completionOutcome.ts';
import { reasonToSkip } from '../../../../src/core/completion/shouldComplete.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/core/settings/settings.ts';
import { inputAt } from '../../../support/completionInput.ts';

interface Case {
  readonly at: string;
  readonly input?: Partial<CompletionInput>;
  readonly enabled?: boolean;
  readonly completion?: Partial<Settings['completion']>;
}

/** Why nothing is asked at the cursor by itself, and why not by hand. */
function checkReason(
  name: string,
  { at, input = {}, enabled = true, completion = {} }: Case,
  [byItself, byHand]: readonly [SkipReason | undefined, SkipReason | undefined],
): void {
  it(name, () => {
    const settings = { ...DEFAULT_SETTINGS, enabled, completion: { ...DEFAULT_SETTINGS.completion, ...completion } };
    assert.equal(reasonToSkip(inputAt(at, input), settings), byItself);
    assert.equal(reasonToSkip(inputAt(at, { ...input, trigger: 'manual' }), settings), byHand, 'by hand');
  });
}

interface Row {
  readonly reason: SkipReason | undefined;
  readonly languageId: string;
}

const by = { source: '.interlineignore', pattern: '*.sql' };

describe('reasonToSkip', () => {
  checkReason('an ordinary place', { at: 'const a = █' }, [undefined, undefined]);
  checkReason('all off', { at: 'const a = █', enabled: false }, ['disabled', 'disabled']);
  checkReason('the language off', { at: 'const a = █', completion: { languages: { javascript: false } } }, [
    'disabledForLanguage',
    undefined,
  ]);
  checkReason('the file off', { at: 'const a = █', input: { optOut: { kind: 'fileOff' } } }, [
    'disabledForFile',
    undefined,
  ]);
  checkReason('an excluded file, whoever asks', { at: 'select █', input: { optOut: { kind: 'excluded', by } } }, [
    'excludedFile',
    'excludedFile',
  ]);
  checkReason('until the ignore files are read', { at: 'select █', input: { optOut: { kind: 'unread' } } }, [
    'ignoreFilesUnread',
    'ignoreFilesUnread',
  ]);
  checkReason('a read-only document', { at: 'const a = █', input: { isReadOnly: true } }, [
    'readOnlyDocument',
    'readOnlyDocument',
  ]);
  checkReason('a selection', { at: 'const a = █', input: { hasSelection: true } }, [
    'selectionActive',
    'selectionActive',
  ]);
  checkReason('several cursors', { at: 'const a = █', input: { cursorCount: 2 } }, [
    'severalCursors',
    'severalCursors',
  ]);
  checkReason('the middle of a word', { at: 'const val█ue' }, ['middleOfWord', undefined]);
  checkReason('too little text', { at: 'a█' }, ['tooLittleText', undefined]);
});

describe('reasonToSkip: comments and strings', () => {
  const quiet = { inComments: false, inStrings: false };
  const unwanted = (name: string, at: string, expected: SkipReason | undefined | Row): void => {
    const { reason, languageId } =
      typeof expected === 'object' ? expected : { reason: expected, languageId: 'javascript' };
    checkReason(`${name}, switched off`, { at, input: { languageId }, completion: quiet }, [reason, undefined]);
    checkReason(`${name}, by default`, { at, input: { languageId } }, [undefined, undefined]);
  };
  unwanted('a line comment', 'run();\n// then █', 'inComment');
  unwanted('the line after it', 'run();\n// then\n█', undefined);
  unwanted('a block comment', '/** Adds █\n */', 'inComment');
  unwanted('a hash comment', 'x = 1  # because █', { reason: 'inComment', languageId: 'python' });
  unwanted('a hash that is none in this language', 'this.#count = █', undefined);
  unwanted('a string', 'say("hello █")', 'inString');
  unwanted('an address in a string is no comment', 'fetch("https://█")', 'inString');
  unwanted('a template string', 'say(`hello █`)', 'inString');
  unwanted('code inside a template string', 'say(`hello ${█}`)', undefined);
  unwanted('a docstring', 'def a():\n    """Adds █', { reason: 'inString', languageId: 'python' });
  unwanted('an apostrophe in prose', "It's what one █", { reason: undefined, languageId: 'markdown' });
  checkReason('comments alone off', { at: 'say("hello █")', completion: { inComments: false } }, [
    undefined,
    undefined,
  ]);
  checkReason('strings alone off', { at: '// then █', completion: { inStrings: false } }, [undefined, undefined]);
});
