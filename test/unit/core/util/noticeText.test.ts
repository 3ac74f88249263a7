import assert from 'node:assert/strict';
import { noticeText } from '../../../../src/core/util/noticeText.ts';

/** VS Code's own pattern for links in notifications (`parseLinkedText`). */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

function checkNotice(name: string, text: string, expected: string): void {
  it(name, () => {
    assert.equal(noticeText(text), expected);
    assert.doesNotMatch(noticeText(text), LINK);
  });
}

describe('noticeText', () => {
  checkNotice('plain words stay', 'api.test (401) did not accept the key.', 'api.test (401) did not accept the key.');
  checkNotice('a command link', 'x [Fix](command:evil) y', 'x [Fix] (command:evil) y');
  checkNotice('a web link', '[Fix](https://evil.test "t")', '[Fix] (https://evil.test "t")');
  checkNotice('a link put together by a hidden character', '[Fix]\u200B(command:evil)', '[Fix] (command:evil)');
  checkNotice('endless words are cut', 'a'.repeat(5000), `${'a'.repeat(1000)}…`);
});
