import assert from 'node:assert/strict';
import { createIgnoreRules, parseIgnoreFile } from '../../../../../src/core/completion/exclusions/ignoreRules.ts';
import { foldersAround, judgePath } from '../../../../../src/core/completion/exclusions/judgePath.ts';
import { DEFAULT_SETTINGS } from '../../../../../src/core/settings/settings.ts';
import { isPrivatePath } from '../../../../../src/core/util/isPrivatePath.ts';

interface Case {
  readonly path: string;
  readonly setting?: readonly string[];
  /** Text of ignore files by their folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** `source: pattern`, or undefined where the text may leave. */
  readonly expected: string | undefined;
}

const FOLDER = '/work/shop/';

function verdictOn({ path, setting = [], files = {} }: Case): string | undefined {
  const place = { path, folder: path.startsWith(FOLDER) ? FOLDER : undefined };
  const exclusion = judgePath(place, {
    setting: { source: 'setting', rules: createIgnoreRules(setting) },
    files: foldersAround(place).flatMap((folder) => {
      const text = files[folder];
      return text === undefined
        ? []
        : [{ source: `${folder}.interlineignore`, folder, rules: createIgnoreRules(parseIgnoreFile(text)) }];
    }),
  });
  return exclusion && `${exclusion.source}: ${exclusion.pattern}`;
}

function checkJudgement(name: string, row: Case): void {
  it(name, () => assert.equal(verdictOn(row), row.expected));
}

describe('judgePath', () => {
  checkJudgement('by the setting, below the workspace folder', {
    path: '/work/shop/private/a.ts',
    setting: ['/private/'],
    expected: 'setting: /private/',
  });
  checkJudgement('by the setting, with a whole path', {
    path: '/home/me/notes/a.md',
    setting: ['/home/me/notes/**'],
    expected: 'setting: /home/me/notes/**',
  });
  checkJudgement('on a drive with a letter', {
    path: '/c:/Users/me/.env',
    setting: ['**/.env'],
    expected: 'setting: **/.env',
  });
  checkJudgement('by an ignore file at the root', {
    path: '/work/shop/src/gen/a.ts',
    files: { '/work/shop/': 'src/gen' },
    expected: '/work/shop/.interlineignore: src/gen',
  });
  checkJudgement('by an ignore file further in, whose patterns count from its own folder', {
    path: '/work/shop/src/gen/a.ts',
    files: { '/work/shop/src/': '/gen' },
    expected: '/work/shop/src/.interlineignore: /gen',
  });
  checkJudgement('an inner file overrules an outer one', {
    path: '/work/shop/src/open.sql',
    files: { '/work/shop/': '*.sql', '/work/shop/src/': '!open.sql' },
    expected: undefined,
  });
  checkJudgement('no file of the folder overrules the setting', {
    path: '/work/shop/.env',
    setting: ['**/.env'],
    files: { '/work/shop/': '!.env' },
    expected: 'setting: **/.env',
  });
  checkJudgement('what the setting includes again can still be ignored by a file', {
    path: '/work/shop/.env.example',
    setting: ['.env*', '!.env.example'],
    files: { '/work/shop/': '.env*' },
    expected: '/work/shop/.interlineignore: .env*',
  });
  checkJudgement('an ignore file says nothing of files outside its folder', {
    path: '/elsewhere/a.sql',
    files: { '/work/shop/': '*' },
    expected: undefined,
  });
});

describe('the default of completion.exclude', () => {
  const exclude = DEFAULT_SETTINGS.completion.exclude;
  const secret = [
    '.env', '.env.production', 'apps/web/.env.local', 'tls/server.pem', 'tls/server.key', 'id_rsa', 'id_ed25519.bak', '.ssh/config',
    '.aws/credentials', '.netrc', '.pgpass', 'infra/prod.tfvars', 'infra/terraform.tfstate', 'vault.kdbx', 'release.keystore',
    'credentials.json', 'service-account-key.json',
  ]; // prettier-ignore
  for (const path of secret)
    it(`keeps ${path} at home`, () => {
      assert.notEqual(verdictOn({ path: FOLDER + path, setting: exclude, expected: undefined }), undefined);
      if (!path.endsWith('.bak')) assert.ok(isPrivatePath(path), 'the chat asks before it attaches such a file, too');
    });
  const plain = [
    'settings.json', 'config.json', 'config.yaml', '.vscode/settings.json', '.env.example', '.env.sample', 'src/env.ts', 'src/keys.ts', 'keyboard.ts',
    'environment.prod.ts', 'docs/secrets.md', 'src/credentials.ts', 'Dockerfile', 'package.json', '.npmignore', 'public.crt',
  ]; // prettier-ignore
  for (const path of plain)
    it(`lets ${path} be completed`, () => {
      assert.equal(verdictOn({ path: FOLDER + path, setting: exclude, expected: undefined }), undefined);
    });
});

describe('foldersAround', () => {
  it('goes from the file outwards', () => {
    assert.deepEqual(foldersAround({ path: '/work/shop/a/b/c.ts', folder: FOLDER }), [
      '/work/shop/a/b/',
      '/work/shop/a/',
      '/work/shop/',
    ]);
  });
  it('knows none outside a workspace folder', () => {
    assert.deepEqual(foldersAround({ path: '/elsewhere/c.ts', folder: undefined }), []);
  });
});
