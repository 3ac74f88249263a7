import assert from 'node:assert/strict';
import { cautionOf, describeRefusal } from '../../../../../src/core/edit/path/describeJudgement.ts';
import { judgeEditPath, type EditPathJudgement } from '../../../../../src/core/edit/path/judgeEditPath.ts';

function judge(proposedPath: string, isTrusted = true): EditPathJudgement {
  return judgeEditPath({ workspaceRoots: ['/work'], proposedPath, os: 'linux', isTrusted });
}

describe('describeJudgement', () => {
  const refused: readonly (readonly [path: string, words: RegExp])[] = [
    ['../x.ts', /outside of the open folders/],
    ['', /^Nothing was changed\. It names no file\./],
    ['src/', /names a folder/],
    ['~/x.ts', /written for a shell/],
  ];
  for (const [path, words] of refused)
    it(`says why ${path === '' ? 'nothing' : path} is refused, and what to do`, () => {
      const judged = judge(path);
      assert.ok(judged.verdict === 'refuse');
      assert.match(describeRefusal(path, judged.reason), words);
      assert.match(describeRefusal(path, judged.reason), /Copy the code/);
    });
  it('asks before what other programs obey, and in Restricted Mode', () => {
    assert.match(cautionOf(judge('.vscode/settings.json')) ?? '', /Other programs/);
    assert.match(cautionOf(judge('src/a.ts', false)) ?? '', /Restricted Mode/);
    assert.equal(cautionOf(judge('src/a.ts')), undefined);
  });
});
