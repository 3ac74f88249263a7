import assert from 'node:assert/strict';
import { isShellLanguage } from '../../../../../src/core/util/shellLanguage.ts';
import { fenceLanguage, languageName } from '../../../../../src/webview/chat/code/languageNames.ts';

describe('the language of a fence', () => {
  const rows: readonly (readonly [info: string, language: string, name: string])[] = [
    ['', '', ''],
    ['ts', 'ts', 'TypeScript'],
    ['TypeScript', 'typescript', 'TypeScript'],
    ['ts src/a.ts', 'ts', 'TypeScript'],
    ['ts:src/a.ts', 'ts', 'TypeScript'],
    ['ts{1,3}', 'ts', 'TypeScript'],
    ['rust,ignore', 'rust', 'Rust'],
    ['src/a.py', 'py', 'Python'],
    ['src/a.py:12-30', 'py', 'Python'],
    ['12:30:src/a.go', 'go', 'Go'],
    ['c++', 'c++', 'C++'],
    ['objective-c', 'objective-c', 'Objective-C'],
    ['sh', 'sh', 'Shell'],
    ['brainfuck', 'brainfuck', 'brainfuck'],
    ['constructor', 'constructor', 'constructor'],
    ['__proto__', '__proto__', '__proto__'],
  ];
  for (const [info, language, name] of rows)
    it(`of ${JSON.stringify(info)} is ${name || 'unknown'}`, () => {
      assert.equal(fenceLanguage(info), language);
      assert.equal(languageName(fenceLanguage(info)), name);
    });

  it('is bounded', () => assert.equal(fenceLanguage('x'.repeat(1_000)).length, 40));
});

describe('isShellLanguage', () => {
  for (const info of ['sh', 'Bash', 'zsh install.sh', 'shell-session', 'powershell', 'PS1', 'cmd', 'console'])
    it(`takes ${info}`, () => assert.equal(isShellLanguage(info), true));
  for (const info of ['', 'ts', 'text', 'shader', 'dockerfile', 'basic'])
    it(`leaves ${info || 'nothing'}`, () => assert.equal(isShellLanguage(info), false));
});
