import type * as vscode from 'vscode';
import { createIgnoreRules, type IgnoreRules } from '../../core/completion/exclusions/ignoreRules.ts';
import { isRecord } from '../../core/util/isRecord.ts';
import { readExcludedFiles } from '../settings/editorSettings.ts';

type IsExcluded = (path: string, beside: ReadonlySet<string>) => boolean;

interface ConditionalRule {
  readonly rules: IgnoreRules;
  /** A name with `$(basename)` in it: the pattern holds where such a file lies beside. */
  readonly when: string;
}

/** What `files.exclude` of a folder hides, asked by paths below it; a folder's path ends with a slash. */
export function excludedByEditor(folder: vscode.WorkspaceFolder): IsExcluded {
  const value: unknown = readExcludedFiles(folder);
  const entries = isRecord(value) ? Object.entries(value) : [];
  const always = createIgnoreRules(entries.filter(([, on]) => on === true).map(([pattern]) => pattern));
  const conditional = entries.flatMap(([pattern, on]) => conditionalRule(pattern, on));
  return (path, beside) => {
    if (always.verdictOn(path).kind === 'excluded') return true;
    return conditional.some(({ rules, when }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return rules.verdictOn(path).kind === 'excluded' && beside.has(when.replace('$(basename)', withoutEnding(name)));
    });
  };
}

function conditionalRule(pattern: string, on: unknown): readonly ConditionalRule[] {
  if (!isRecord(on) || typeof on['when'] !== 'string') return [];
  return [{ rules: createIgnoreRules([pattern]), when: on['when'] }];
}

function withoutEnding(name: string): string {
  return name.replace(/(?<=.)\.[^.]*$/, '');
}
