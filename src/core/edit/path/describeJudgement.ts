import { t } from '@vscode/l10n';
import type { EditPathJudgement, PathCaution, PathRefusal } from './judgeEditPath.ts';

const refusals = (): Readonly<Record<PathRefusal, string>> => ({
  empty: t('It names no file.'),
  tooLong: t('Its name is too long for a file.'),
  hiddenCharacters: t('Its name holds characters that nobody sees.'),
  colon: t('Its name is an address or has a colon in it.'),
  shellShorthand: t('Its name is written for a shell.'),
  encoded: t('Its name hides characters behind percent signs.'),
  network: t('It lies on another machine.'),
  systemName: t('The system reads its name as another one.'),
  disguised: t('Its name looks like another one than it is.'),
  noWorkspace: t('Open the folder that it belongs to first.'),
  outside: t('It lies outside of the open folders.'),
  linksOutside: t('A link on its way leads out of the open folders.'),
  folder: t('It names a folder.'),
});

const cautions = (): Readonly<Record<PathCaution, string>> => ({
  guarded: t(
    'Other programs run or obey this file: settings, hooks, workflows or instructions. Look at the change closely.',
  ),
  untrusted: t('This folder is in Restricted Mode: you have not said that you trust it.'),
});

/** Words about a path that may not be written, with a next step. */
export function describeRefusal(path: string, reason: PathRefusal): string {
  const nothing = path === '' ? t('Nothing was changed.') : t('Nothing was changed in {0}.', path);
  const next = t('Copy the code to where it belongs, or open that file and apply again.');
  return [nothing, refusals()[reason], next].join(' ');
}

/** The question before a path is written that wants a yes of its own; undefined where none is needed. */
export function cautionOf(judgement: EditPathJudgement): string | undefined {
  return judgement.verdict === 'confirm' ? cautions()[judgement.reason] : undefined;
}
