import type { ChatChange, ChatSession } from '../../core/chat/chatSession.ts';
import { nextRequest, withDraft } from '../../core/chat/nextRequest.ts';
import type { Clock, Logger } from '../../core/ports.ts';
import { createRememberedEstimate } from '../../core/usage/rememberedEstimate.ts';
import type { HostMessage } from '../../shared/chatProtocol.ts';
import { DRAFT_ID } from '../../shared/requestViews.ts';
import { type MeterFacts, toContextMeter, toRequestMessages } from '../../shared/toRequestViews.ts';
import type { ChatModel, RequestFacts } from './chatModel.ts';

export interface RequestMeterOptions {
  readonly session: Pick<ChatSession, 'conversation' | 'onDidChange' | 'detach' | 'change'>;
  readonly model: Pick<ChatModel, 'requestFacts'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly post: (message: HostMessage) => void;
}

/** Keeps the page told of what the next request takes, and shows it word for word. */
export interface RequestMeter {
  /** Model, settings or instructions may be others. */
  refresh(): void;
  /** The page shows the request, and is told of its changes until `closePreview`. */
  openPreview(): void;
  closePreview(): void;
  /** Keeps a part out of requests, or lets it go along again; what is attached for the next question is detached instead. */
  omit(partId: string, isOmitted: boolean): void;
  dispose(): void;
}

/** Long enough that nobody pays for counting while typing, short enough to be seen as an answer to it. */
const QUIET_MS = 250;

/** Where the request is as it was, or grows by itself. */
const UNCONCERNED: ReadonlySet<ChatChange['type']> = new Set(['answerGrew', 'answerRetracted', 'pinned', 'titled']);

export function createRequestMeter({ session, model, clock, log, post }: RequestMeterOptions): RequestMeter {
  const estimateTokens = createRememberedEstimate();
  const abort = new AbortController();
  let cancelTimer: (() => void) | undefined;
  let facts: Promise<RequestFacts> | undefined;
  let isPreviewOpen = false;

  const schedule = (delayMs: number): void => {
    cancelTimer?.();
    cancelTimer = clock.setTimer(() => {
      void tell().catch((error: unknown) => {
        // Without an endpoint there is nothing to measure by; the chat says so in its own place.
        log.debug('The next request could not be measured.', { reason: String(error) });
      });
    }, delayMs);
  };
  const unsubscribe = session.onDidChange((change) => {
    if (UNCONCERNED.has(change.type)) return;
    if (change.type !== 'draftChanged') facts = undefined;
    schedule(QUIET_MS);
  });

  async function tell(): Promise<void> {
    const conversation = withDraft(session.conversation, DRAFT_ID);
    facts ??= model.requestFacts(conversation, abort.signal);
    const measured = await facts.catch((error: unknown) => {
      facts = undefined;
      throw error;
    });
    if (abort.signal.aborted) return;
    const prompt = nextRequest(session.conversation, { ...measured, estimateTokens, draftId: DRAFT_ID });
    const { windowTokens, maxTokens: answerTokens, summarises } = measured;
    const shown: MeterFacts = { prompt, windowTokens, answerTokens, summarises };
    post({ type: 'contextMeter', meter: toContextMeter(shown) });
    if (isPreviewOpen) post({ type: 'requestPreview', messages: toRequestMessages(prompt) });
  }

  return {
    refresh() {
      facts = undefined;
      schedule(0);
    },
    openPreview() {
      isPreviewOpen = true;
      schedule(0);
    },
    closePreview() {
      isPreviewOpen = false;
    },
    omit(partId, isOmitted) {
      if (session.conversation.attachments.some(({ id }) => id === partId)) session.detach(partId);
      else session.change({ type: 'omitted', partId, isOmitted });
    },
    dispose() {
      abort.abort();
      cancelTimer?.();
      unsubscribe();
    },
  };
}
