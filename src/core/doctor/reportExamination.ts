import type { Examination, Subject, Verdict } from './examination.ts';
import type { ProposedSetting } from './proposeSettings.ts';

const TITLES: Readonly<Record<Subject, string>> = {
  models: 'List of models',
  contextLength: 'Context length',
  chat: 'Chat',
  streaming: 'Streaming',
  usage: 'Token usage in streams',
  thinking: 'Thinking',
  completion: 'Raw completion',
  fillInTheMiddle: 'Fill in the middle',
  suffix: '“suffix” field',
  infill: '/infill',
  stopWords: 'More than four stop words',
  tools: 'Tools',
  latency: 'Speed',
};

const MARKS: Readonly<Record<Verdict, string>> = { yes: '✓', no: '✗', unknown: '–' };

/** The report as a Markdown document: readable as plain text, without keys. Names and words from the server cannot become markup in it. */
export function reportExamination(examination: Examination, proposal: readonly ProposedSetting[]): string {
  const { endpointName, baseUrl, dialectLabel, completionModel, chatModel, requests, findings } = examination;
  const order = Object.keys(TITLES);
  const rows = findings
    .toSorted((one, other) => order.indexOf(one.subject) - order.indexOf(other.subject))
    .map(({ subject, verdict, detail }) => `| ${MARKS[verdict]} | ${TITLES[subject]} | ${cell(detail)} |`);
  return [
    `# Examination of ${inline(endpointName)}`,
    '',
    `- Address: ${inline(baseUrl)}`,
    `- Manners: ${dialectLabel}`,
    `- Asked as: ${inline(completionModel)} for suggestions, ${inline(chatModel)} for chat`,
    `- Requests: ${requests} of at most 10`,
    '',
    '| | | |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '## What Interline proposes',
    '',
    ...(proposal.length === 0
      ? ['Nothing: the settings fit already, or nothing that works was found.']
      : proposal.map(({ name, value, why }) => `- ${inline(`${name}: ${JSON.stringify(value)}`)} ${why}`)),
    '',
  ].join('\n');
}

/** A code span that nothing inside can leave. */
function inline(text: string): string {
  const clean = text.replace(/[\r\n]+/g, ' ').replaceAll('`', 'ˋ');
  return clean === '' ? '(none)' : `\`${clean}\``;
}

function cell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\|<>[\]!*_~`#]/g, (mark) => `\\${mark}`);
}
