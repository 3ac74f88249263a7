import type { Page } from 'playwright-core';
import type {
  AssistantMessageView,
  AttachmentView,
  ChatSettingsView,
  HostMessage,
  MessageView,
  UserMessageView,
} from '../../src/shared/chatProtocol.ts';
import { chatView, type WebviewPage } from '../support/webviewPage.ts';

/** A state of the chat page that people meet, with what leads to it. */
export interface PageState {
  readonly tell: readonly HostMessage[];
  /** What the reader does then. */
  readonly act?: (page: WebviewPage) => Promise<void>;
}

const question = (id: string, text: string, changes: Partial<UserMessageView> = {}): UserMessageView => ({
  ...{ kind: 'user', id, text, attachments: [] },
  ...changes,
});

const answer = (id: string, text: string, changes: Partial<AssistantMessageView> = {}): AssistantMessageView => ({
  ...{ kind: 'assistant', id, text, reasoning: '', status: 'done' },
  ...{ model: 'accounts/fireworks/models/llama-v3p1-8b-instruct', endpointName: 'Fireworks' },
  ...changes,
});

const attachment = (kind: AttachmentView['kind'], label: string, tokens: number): AttachmentView => ({
  ...{ id: label, kind, label, languageId: 'typescript', tokens },
});

const state = (messages: readonly MessageView[], changes: Parameters<typeof chatView>[0] = {}): HostMessage => ({
  type: 'state',
  view: chatView({ messages, ...changes }),
});

const CODE = [
  'The total is computed in `src/cart.ts`:',
  '',
  '```ts src/cart.ts',
  'export function total(lines: readonly Line[]): number {',
  '  // Prices are in cents.',
  '  return lines.reduce((sum, line) => sum + line.price * line.quantity, 0);',
  '}',
  '```',
  '',
  '1. Every line counts its price **times** its quantity.',
  '2. Nothing is rounded, see [the notes](https://example.org/notes).',
].join('\n');

const RICH = [
  '| Way | Time | Space |',
  '| --- | ---: | ---: |',
  '| sorted | $O(n \\log n)$ | $O(1)$ |',
  '| hashed | $O(n)$ | $O(n)$ |',
  '',
  '$$\\sum_{i=1}^{n} p_i q_i = \\mathbf{p} \\cdot \\mathbf{q}$$',
  '',
  '> A quotation with ~~old~~ words.',
  '',
  '- [x] measured',
  '- [ ] written down',
  '',
  '```mermaid',
  'flowchart LR',
  '  A[Cart] --> B{Empty?}',
  '  B -->|yes| C[Zero]',
  '  B -->|no| D[Sum]',
  '```',
].join('\n');

const USAGE = {
  ...{ promptTokens: 1204, completionTokens: 186, cachedTokens: 1024, estimated: false },
  ...{ timeToFirstTokenMs: 412, tokensPerSecond: 87.4 },
};

const SETTINGS: ChatSettingsView = {
  hasOwnModel: true,
  temperature: 0.7,
  defaults: { temperature: 0.3, maxTokens: 4096 },
  ranges: { temperature: { minimum: 0, maximum: 2 }, maxTokens: { minimum: 1, maximum: 200_000 } },
  systemPrompts: ['Reviewer', 'Teacher'],
  efforts: ['off', 'low', 'medium', 'high'],
};

const type =
  (text: string) =>
  async ({ page }: WebviewPage): Promise<void> => {
    await page.locator('.composer-input').pressSequentially(text);
  };

const click = async (page: Page, selector: string): Promise<void> => page.locator(selector).first().click();

const METER: HostMessage = {
  type: 'contextMeter',
  meter: {
    ...{ windowTokens: 16_384, promptTokens: 9_241, answerTokens: 4_096, leftOut: 4, willSummarise: true },
    shares: [
      { kind: 'system', tokens: 120 },
      { kind: 'instructions', tokens: 900 },
      { kind: 'summary', tokens: 400 },
      { kind: 'conversation', tokens: 2_800 },
      { kind: 'attachments', tokens: 5_000 },
      { kind: 'question', tokens: 21 },
    ],
  },
};

const part = (id: string, kind: 'system' | 'instructions' | 'question' | 'answer' | 'attachment', text: string) => ({
  ...{ id, kind, label: kind === 'attachment' ? 'src/cart.ts:10-24' : '', text, tokens: 120, images: 0 },
  ...{ state: 'sent' as const, canOmit: id !== 'draft' },
});

const PREVIEW: HostMessage = {
  type: 'requestPreview',
  messages: [
    {
      role: 'system',
      parts: [
        part('system', 'system', 'You are a programming assistant.'),
        { ...part('instructions', 'instructions', 'Use tabs.'), state: 'omitted' },
      ],
    },
    { role: 'user', parts: [{ ...part('q', 'question', 'How is the total computed?'), state: 'leftOut' }] },
    { role: 'assistant', parts: [part('a', 'answer', CODE)] },
    {
      role: 'user',
      parts: [
        part('f', 'attachment', `File src/cart.ts:\n${CODE.repeat(4)}`),
        part('draft', 'question', 'And with tax?'),
      ],
    },
  ],
};

const LONG: readonly MessageView[] = Array.from({ length: 60 }, (_, index) => [
  question(`q${index}`, `Question ${index + 1}: how does part ${index + 1} work?`),
  answer(`a${index}`, CODE, { usage: USAGE }),
]).flat();

const TALK: readonly MessageView[] = [
  question('q', 'How is the total computed?', { attachments: [attachment('file', 'src/cart.ts', 610)] }),
  answer('a', CODE, { usage: USAGE }),
];

/** Every state, by its name in pictures. */
export const PAGE_STATES: Readonly<Record<string, PageState>> = {
  empty: { tell: [state([], { instructions: ['AGENTS.md'], settings: SETTINGS })] },
  'set-up': { tell: [state([], { needsSetup: true, modelLabel: '', endpointLabel: '' })] },
  offline: { tell: [state([], { unreachable: 'Nobody answers at http://127.0.0.1:8080/v1.' })] },
  waiting: { tell: [state([question('q', 'Why?'), answer('a', '', { status: 'waiting' })], { busy: true })] },
  streaming: {
    tell: [state([question('q', 'Why?'), answer('a', CODE.slice(0, 180), { status: 'streaming' })], { busy: true })],
  },
  thinking: {
    tell: [
      state([question('q', 'Why?'), answer('a', '', { status: 'streaming', reasoning: 'First I look at the cart.' })], {
        busy: true,
      }),
    ],
  },
  reasoning: {
    tell: [
      state([
        question('q', 'Why?'),
        answer('a', CODE, {
          ...{ reasoning: 'First I look at the cart.\n\nThen at its lines.', reasoningMs: 12_300, usage: USAGE },
          reasoningTokens: { count: 345, estimated: false },
        }),
      ]),
    ],
    act: ({ page }) => click(page, '.reasoning summary'),
  },
  done: { tell: [state(TALK), { type: 'header', title: 'How the total is computed', isPinned: true, isEmpty: false }] },
  rich: { tell: [state([question('q', 'Compare the ways.'), answer('a', RICH, { usage: USAGE })])] },
  error: {
    tell: [
      state([
        question('q', 'Why?'),
        answer('a', '', {
          status: 'failed',
          error: {
            message: 'Fireworks does not accept the key. Set another one.',
            serverMessage: 'Unauthorized: the API key is invalid',
            actions: ['setApiKey', 'tryAgain', 'showLog'],
          },
        }),
      ]),
    ],
  },
  cut: {
    tell: [
      state([
        question('q', 'Why?'),
        answer('a', CODE.slice(0, 120), {
          note: 'The answer was cut at the token limit.',
          noteActions: ['continueAnswer'],
        }),
      ]),
    ],
  },
  long: { tell: [state(LONG)] },
  settings: { tell: [state(TALK, { settings: SETTINGS })], act: ({ page }) => click(page, '.settings-opener') },
  summary: {
    tell: [
      state([
        question('q', 'How is the total computed?'),
        answer('a', CODE, { summary: { count: 2, text: 'They looked at src/cart.ts.', model: 'llama' } }),
        question('q2', 'And with tax?'),
        answer('a2', 'Tax is added at the end.'),
      ]),
    ],
    act: ({ page }) => click(page, '.summary-mark summary'),
  },
  branches: {
    tell: [
      state([
        question('q', 'How is the total computed?', { siblings: { index: 2, count: 3 } }),
        answer('a', CODE, { usage: USAGE, siblings: { index: 1, count: 2 } }),
      ]),
    ],
  },
  'edited-question': {
    tell: [state(TALK)],
    act: async ({ page }) => {
      await page.locator('.edit-question').first().focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type(' And with tax, where does that come from?');
    },
  },
  'message-menu': {
    tell: [state(TALK)],
    act: ({ page }) => click(page, '.message-actions [aria-haspopup="menu"]'),
  },
  'send-menu': {
    tell: [state(TALK)],
    act: async (webview) => {
      await type('Which is faster?')(webview);
      await click(webview.page, '.composer-send-more');
    },
  },
  find: {
    tell: [state(LONG)],
    act: async ({ page }) => {
      await page.locator('.composer-input').press('Control+f');
      await page.keyboard.type('cents');
      await page.locator('.find-count').filter({ hasText: '60' }).waitFor();
    },
  },
  comparison: {
    tell: [
      state(
        [
          question('q', 'How is the total computed?'),
          answer('a', CODE, { isCompared: true }),
          answer('b', 'It is the sum of all lines.', { isCompared: true, model: 'deepseek-v3', status: 'streaming' }),
        ],
        { busy: true },
      ),
    ],
  },
  queue: {
    tell: [
      state([question('q', 'Why?'), answer('a', CODE.slice(0, 90), { status: 'streaming' })], {
        busy: true,
        queue: {
          questions: [
            { id: '1', text: 'And how is tax added?', attachments: 1 },
            { id: '2', text: 'Write a test for it.', attachments: 0 },
          ],
          remark: 'They go out when the answer is complete.',
        },
      }),
    ],
  },
  attachments: {
    tell: [
      state(TALK, {
        attachments: [
          attachment('image', 'image.png (640 × 480)', 410),
          attachment('code', 'src/shop/orders/cart.ts:10-42', 610),
          attachment('problems', 'Problems', 90),
        ],
        instructions: ['AGENTS.md'],
      }),
    ],
  },
  context: {
    tell: [state(TALK)],
    act: async (webview) => {
      await type('why @ca')(webview);
      const wanted = (await webview.posted()).findLast((message) => message.type === 'contextWanted');
      const requestId = wanted?.type === 'contextWanted' ? wanted.requestId : '';
      await webview.tell({
        type: 'contextOffer',
        requestId,
        kinds: [{ kind: 'code', name: 'code', label: 'Code search', description: 'Finds passages by their words' }],
        items: [
          { id: '1', kind: 'file', label: 'src/cart.ts', detail: 'shop', positions: [4, 5] },
          {
            id: '2',
            kind: 'symbol',
            label: 'calculateTotal',
            detail: 'src/shop/orders/deep/cart.ts',
            positions: [0, 1],
          },
        ],
        isComplete: true,
      });
    },
  },
  prompts: {
    tell: [state(TALK)],
    act: async (webview) => {
      await type('/')(webview);
      await webview.tell({
        type: 'prompts',
        prompts: [
          { name: 'explain', description: 'Says what the code does' },
          { name: 'write-tests', description: 'Writes tests for the selection in the style of the project' },
        ],
      });
    },
  },
  meter: { tell: [state(TALK), METER], act: ({ page }) => click(page, '.meter-opener') },
  preview: {
    tell: [state(TALK), METER],
    act: async (webview) => {
      await click(webview.page, '.meter-opener');
      await click(webview.page, '.meter-panel .button');
      await webview.tell(PREVIEW);
    },
  },
  'right-to-left': {
    tell: [
      state([
        question('q', 'كيف يُحسب المجموع؟'),
        answer('a', 'يُحسب في `src/cart.ts`:\n\n```ts\nconst total = 1;\n```\n\n- السطر الأول\n- السطر الثاني'),
      ]),
    ],
  },
  hidden: {
    tell: [state([question('q', 'What is this?'), answer('a', 'A name\u202Etxt.exe with\u200Ba gap.')])],
  },
};
