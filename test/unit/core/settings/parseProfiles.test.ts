import assert from 'node:assert/strict';
import { parseSettings } from '../../../../src/core/settings/parseSettings.ts';
import type { RawSettings } from '../../../../src/core/settings/settingReader.ts';

/** Endpoint and model of the three roles, the profile in use, and how many problems were told. */
function checkRoles(raw: RawSettings, expected: readonly string[], problems: readonly RegExp[] = []): void {
  const parsed = parseSettings({
    'completion.endpoint': 'own',
    'completion.model': 'starcoder',
    'chat.endpoint': 'own',
    ...raw,
  });
  const { roles, profile } = parsed.settings;
  const lines = [roles.completion, roles.chat, roles.edit].map(({ endpointName, model }) => `${endpointName}/${model}`);
  assert.deepEqual([...lines, profile], expected);
  assert.equal(parsed.problems.length, problems.length, JSON.stringify(parsed.problems));
  problems.forEach((pattern, at) => assert.match(parsed.problems[at]?.message ?? '', pattern));
}

const profiles = {
  Local: { completion: { endpoint: 'lab', model: 'q' }, chat: { endpoint: 'lab' }, edit: { model: 'e' } },
  Half: { chat: { endpoint: 'lab', model: 'c' } },
};

describe('profiles', () => {
  it('leave the roles alone while none is chosen', () => {
    checkRoles({ profiles }, ['own/starcoder', 'own/', '/', '']);
  });
  it('decide all roles that they name, whole', () => {
    checkRoles({ profiles, profile: 'Local' }, ['lab/q', 'lab/', '/e', 'Local']);
  });
  it('leave the roles that they do not name', () => {
    checkRoles({ profiles, profile: 'Half' }, ['own/starcoder', 'lab/c', '/', 'Half']);
  });
  it('are found without case and blanks', () => {
    checkRoles({ profiles, profile: ' half ' }, ['own/starcoder', 'lab/c', '/', 'Half']);
  });
  it('that nobody knows change nothing and are told', () => {
    checkRoles(
      { profiles, profile: 'Work' },
      ['own/starcoder', 'own/', '/', ''],
      [/"interline.profile".*"Local", "Half"/],
    );
  });
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    ['x', /object of profiles/],
    [{ Half: 'x' }, /"Half" that is not an object/],
    [{ Half: { chat: 'x' } }, /leaves "chat" out/],
    [{ Half: { chat: { endpoint: 1 } } }, /leaves "chat" out/],
    [{ Half: { chat: { endpoint: 'a', key: 'b' } } }, /leaves "chat" out/],
    [{ Half: { talk: {} } }, /leaves "talk" out/],
  ];
  for (const [value, words] of wrong)
    it(`say what is wrong with ${JSON.stringify(value)}`, () => {
      checkRoles({ profiles: value }, ['own/starcoder', 'own/', '/', ''], [words]);
    });
});
