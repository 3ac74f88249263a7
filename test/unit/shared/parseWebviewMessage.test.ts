import assert from 'node:assert/strict';
import { MESSAGE_LIMITS, parseWebviewMessage } from '../../../src/shared/parseWebviewMessage.ts';

function checkParse(value: unknown, expected: unknown): void {
  assert.deepEqual(parseWebviewMessage(value), expected);
}

const IMAGE = { type: 'attachImage', label: 'a.png', dataUrl: 'data:image/png;base64,AA==', width: 1, height: 1 };

const accepted: readonly unknown[] = [
  { type: 'ready' },
  { type: 'draftChanged', conversationId: 'c1', text: '' },
  { type: 'draftChanged', conversationId: '', text: 'typed before anything is known' },
  { type: 'send', text: 'why?' },
  { type: 'stop' },
  { type: 'newChat' },
  { type: 'pickModel' },
  { type: 'attachSelection' },
  { type: 'attachFile' },
  { type: 'promptsWanted' },
  { type: 'showChats' },
  { type: 'chatMenu' },
  { type: 'renameChat', title: 'Named' },
  { type: 'renameChat', title: '' },
  { type: 'removeAttachment', attachmentId: 'a1' },
  { type: 'contextWanted', requestId: 'r1', query: '' },
  { type: 'contextWanted', requestId: 'r1', kind: 'code', query: 'where are keys read' },
  { type: 'contextClosed' },
  { type: 'attachContext', candidateId: 'c1' },
  { type: 'attachDropped', uris: [] },
  { type: 'attachDropped', uris: ['file:///a.ts', 'file:///b.ts'] },
  { type: 'attachText', label: 'Pasted text', text: 'long' },
  { type: 'attachImage', label: 'a.png', dataUrl: 'data:image/png;base64,iVBORw0K', width: 640, height: 480 },
  { type: 'previewWanted' },
  { type: 'previewClosed' },
  { type: 'omitPart', partId: 'system', isOmitted: true },
  { type: 'copyText', text: 'code' },
  { type: 'insertAtCursor', text: 'code' },
  { type: 'applyCode', code: 'a();', info: 'ts src/a.ts', heading: '' },
  { type: 'openLink', href: 'https://example.org' },
  { type: 'errorAction', action: 'tryAgain', messageId: 'm1' },
  { type: 'configure', change: { setting: 'model' } },
  { type: 'configure', change: { setting: 'temperature', value: 0 } },
  { type: 'configure', change: { setting: 'temperature' } },
  { type: 'configure', change: { setting: 'maxTokens', value: 200_000 } },
  { type: 'configure', change: { setting: 'thinking', value: 'high' } },
  { type: 'configure', change: { setting: 'thinking' } },
  { type: 'configure', change: { setting: 'systemPrompt', value: 'Reviewer' } },
  { type: 'configure', change: { setting: 'systemPrompt' } },
  { type: 'editSystemPrompt', isNew: true },
  { type: 'checkEndpoint' },
  { type: 'setUp', action: 'setApiKey' },
  { type: 'setUp', action: 'connectEndpoint' },
  { type: 'grammarWanted', language: 'c++' },
  { type: 'grammarWanted', language: 'objective-c' },
  { type: 'pageFault', message: 'TypeError' },
];

const refused: readonly (readonly [name: string, value: unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a string', 'ready'],
  ['an array', ['ready']],
  ['no type', { text: 'x' }],
  ['an image from elsewhere', { ...IMAGE, dataUrl: 'https://example.org/a.png' }],
  ['an image that is a drawing with scripts', { ...IMAGE, dataUrl: 'data:image/svg+xml;base64,PHN2Zz4=' }],
  ['an image with more behind it', { ...IMAGE, dataUrl: 'data:image/png;base64,iVBORw0K\nx' }],
  ['an endless image', { ...IMAGE, dataUrl: `data:image/png;base64,${'A'.repeat(3_000_001)}` }],
  ['an image without a size', { ...IMAGE, width: 0 }],
  ['an image with an endless name', { ...IMAGE, label: 'x'.repeat(401) }],
  ['a part that is kept out perhaps', { type: 'omitPart', partId: 'system', isOmitted: 'yes' }],
  ['an unknown type', { type: 'runCommand', command: 'x' }],
  ['a type from the prototype', { type: 'constructor' }],
  ['the prototype itself', { type: '__proto__' }],
  ['a question that is not text', { type: 'send', text: 5 }],
  ['a question without text', { type: 'send' }],
  ['a draft of no conversation', { type: 'draftChanged', text: 'x' }],
  ['an endless question', { type: 'send', text: 'x'.repeat(MESSAGE_LIMITS.question + 1) }],
  ['endless code', { type: 'copyText', text: 'x'.repeat(MESSAGE_LIMITS.code + 1) }],
  ['an endless address', { type: 'openLink', href: 'x'.repeat(MESSAGE_LIMITS.address + 1) }],
  ['code to apply without its heading', { type: 'applyCode', code: 'a();', info: 'ts' }],
  ['an endless heading', { type: 'applyCode', code: '', info: '', heading: 'x'.repeat(MESSAGE_LIMITS.heading + 1) }],
  ['endless code to apply', { type: 'applyCode', code: 'x'.repeat(MESSAGE_LIMITS.code + 1), info: '', heading: '' }],
  ['an action that we do not know', { type: 'errorAction', action: 'runShell', messageId: 'm' }],
  ['a set-up that is no set-up', { type: 'setUp', action: 'tryAgain' }],
  ['no change of a setting', { type: 'configure' }],
  ['a setting that is none', { type: 'configure', change: { setting: 'apiKey', value: 'x' } }],
  ['a temperature that is too high', { type: 'configure', change: { setting: 'temperature', value: 2.1 } }],
  ['a temperature that is no number', { type: 'configure', change: { setting: 'temperature', value: NaN } }],
  ['no tokens at all', { type: 'configure', change: { setting: 'maxTokens', value: 0 } }],
  ['half a token', { type: 'configure', change: { setting: 'maxTokens', value: 1.5 } }],
  ['an unknown effort', { type: 'configure', change: { setting: 'thinking', value: 'max' } }],
  [
    'a system prompt instead of its name',
    { type: 'configure', change: { setting: 'systemPrompt', value: { text: 'x' } } },
  ],
  ['an endless name', { type: 'configure', change: { setting: 'systemPrompt', value: 'x'.repeat(201) } }],
  ['a new prompt or not', { type: 'editSystemPrompt', isNew: 'yes' }],
  ['context of no request', { type: 'contextWanted', query: 'x' }],
  ['context of an unknown kind', { type: 'contextWanted', requestId: 'r', kind: 'secrets', query: '' }],
  ['an endless query', { type: 'contextWanted', requestId: 'r', query: 'x'.repeat(MESSAGE_LIMITS.query + 1) }],
  ['a candidate that is no name', { type: 'attachContext', candidateId: { path: '/etc/passwd' } }],
  ['a dropped thing that is no address', { type: 'attachDropped', uris: ['file:///a', 5] }],
  ['too many dropped things', { type: 'attachDropped', uris: Array(MESSAGE_LIMITS.dropped + 1).fill('file:///a') }],
  ['one dropped thing outside of a list', { type: 'attachDropped', uris: 'file:///a' }],
  ['pasted text without a name', { type: 'attachText', text: 'x' }],
  ['endless pasted text', { type: 'attachText', label: '', text: 'x'.repeat(MESSAGE_LIMITS.question + 1) }],
  ['a language with a path in it', { type: 'grammarWanted', language: '../../etc/passwd' }],
  ['an empty language', { type: 'grammarWanted', language: '' }],
  ['an endless language', { type: 'grammarWanted', language: 'x'.repeat(MESSAGE_LIMITS.language + 1) }],
];

describe('parseWebviewMessage', () => {
  for (const message of accepted) it(`accepts ${JSON.stringify(message)}`, () => checkParse(message, message));
  for (const [name, value] of refused) it(`refuses ${name}`, () => checkParse(value, undefined));
  it('lets no page choose where a conversation goes', () => {
    const change = { setting: 'model', endpointName: 'evil', model: 'm' };
    checkParse({ type: 'configure', change }, { type: 'configure', change: { setting: 'model' } });
  });
  it('drops fields that it does not know', () => checkParse({ type: 'stop', command: 'x' }, { type: 'stop' }));
  it('cuts the description of a fault instead of losing it', () => {
    const message = 'x'.repeat(MESSAGE_LIMITS.fault + 5);
    checkParse({ type: 'pageFault', message }, { type: 'pageFault', message: message.slice(5) });
  });
});
