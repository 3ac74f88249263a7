import assert from 'node:assert/strict';
import { isElisionMarker } from '../../../../../src/core/edit/answer/elisionMarker.ts';

function checkMarker(line: string, expected: boolean, languageId = 'typescript'): void {
  assert.equal(isElisionMarker(line, languageId), expected, line);
}

const MARKERS: readonly string[] = [
  '// ... existing code ...',
  '  // ...existing code...',
  '// ...',
  '// … existing code …',
  '…',
  '...',
  '# ... existing code ...',
  '# ... (rest of the implementation)',
  '<!-- existing -->',
  '<!-- template unchanged -->',
  '-- existing tables unchanged',
  '// Rest des Codes bleibt unverändert',
  '# ... bestehender Code',
  '// le reste du code est inchangé',
  '// resto del código sin cambios ...',
  '// остальной код без изменений',
  '// 其他代码保持不变',
  '// 其余代码',
  '// ... 既存のコード',
  '# 나머지 코드는 그대로',
  '# rest of the file unchanged',
  '-- ... other columns ...',
  '--[[ ... existing code ... ]]',
  '/* ... existing styles ... */',
  '/* rest of the styles remain the same */',
  '<!-- ... existing content ... -->',
  '<!-- rest of the page unchanged -->',
  '{/* ... existing JSX ... */}',
  '{/* Rest of the component stays the same */}',
  '(* ... existing code ... *)',
  '{- ... unchanged ... -}',
  '% ... rest of the document ...',
  '; ... unchanged ...',
  "' ... existing code ...",
  'REM ... existing code ...',
  '// Existing code here',
  '// existing imports remain unchanged',
  '// other methods unchanged',
  '// [rest of the code remains unchanged]',
  '// (rest of code unchanged)',
  '// --- rest of the file unchanged ---',
  '// Keep the rest of the file as is',
  '// rest of your code...',
  '// ... same as before',
  '// ... other imports',
  '// unchanged',
  '// no changes here',
  '// code omitted for brevity',
  '[... existing code ...]',
  '... existing code ...',
  '{{!-- ... existing markup ... --}}',
  '<%-- ... existing code ... --%>',
  '{# ... existing blocks ... #}',
];

/** Honest lines that must stay code. */
const CODE: readonly string[] = [
  '',
  '// TODO: implement the rest',
  '// leaves the list unchanged',
  '// Bestehender Code wird hier geprüft und gezählt',
  '// 现有代码的处理逻辑',
  '// le code de retour',
  '// resto de la división',
  '// Keep this list sorted',
  '// The rest parameter collects what remains of the arguments',
  '// existing users are migrated by the script below',
  '// same order as in the enum',
  '// returns the remaining items, skipping the first',
  '// first, second, ...',
  '// Wait for other requests to finish before closing the connection.',
  '# Remaining work is tracked elsewhere',
  '...args',
  '...other,',
  'f(...rest);',
  'const { a, ...rest } = props;',
  'return [...existing, ...other];',
  'console.log("... existing code ...");',
  '# Other options',
  '## Previous versions',
  '// unchanged since 1999 because nobody dared to touch the table of weights',
];

describe('isElisionMarker', () => {
  for (const line of MARKERS) it(`knows ${line}`, () => checkMarker(line, true));
  for (const line of CODE) it(`lets be: ${line}`, () => checkMarker(line, false));
  it('takes three dots for code where they are', () => checkMarker('    ...', false, 'python'));
  it('takes three dots for code where they end a document', () => checkMarker('...', false, 'yaml'));
  it('knows dots in a comment of Python', () => checkMarker('    # ...', true, 'python'));
});
