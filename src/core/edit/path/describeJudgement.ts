import type { EditPathJudgement, PathCaution, PathRefusal } from './judgeEditPath.ts';

const REFUSALS: Readonly<Record<PathRefusal, string>> = {
  empty: 'It names no file.',
  tooLong: 'Its name is too long for a file.',
  hiddenCharacters: 'Its name holds characters that nobody sees.',
  colon: 'Its name is an address or has a colon in it.',
  shellShorthand: 'Its name is written for a shell.',
  encoded: 'Its name hides characters behind percent signs.',
  network: 'It lies on another machine.',
  systemName: 'The system reads its name as another one.',
  disguised: 'Its name looks like another one than it is.',
  noWorkspace: 'Open the folder that it belongs to first.',
  outside: 'It lies outside of the open folders.',
  linksOutside: 'A link on its way leads out of the open folders.',
  folder: 'It names a folder.',
};

const CAUTIONS: Readonly<Record<PathCaution, string>> = {
  guarded:
    'Other programs run or obey this file: settings, hooks, workflows or instructions. Look at the change closely.',
  untrusted: 'This folder is in Restricted Mode: you have not said that you trust it.',
};

/** Words about a path that may not be written, with a next step. */
export function describeRefusal(path: string, reason: PathRefusal): string {
  return `Nothing was changed in ${path === '' ? 'a file without a name' : path}. ${REFUSALS[reason]} Copy the code to where it belongs, or open that file and apply again.`;
}

/** The question before a path is written that wants a yes of its own; undefined where none is needed. */
export function cautionOf(judgement: EditPathJudgement): string | undefined {
  return judgement.verdict === 'confirm' ? CAUTIONS[judgement.reason] : undefined;
}
