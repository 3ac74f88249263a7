import type { ChatPrompt, PlannedPart } from '../core/chat/buildChatMessages.ts';
import {
  type ContextMeterView,
  DRAFT_ID,
  METER_KINDS,
  type MeterKind,
  type RequestMessageView,
  type RequestPartView,
} from './requestViews.ts';

export interface MeterFacts {
  readonly prompt: ChatPrompt;
  readonly windowTokens: number | undefined;
  readonly answerTokens: number;
  readonly summarises: boolean;
}

export function toContextMeter({ prompt, windowTokens, answerTokens, summarises }: MeterFacts): ContextMeterView {
  const sent = prompt.parts.filter(({ state }) => state === 'sent');
  const tokensOf = (kind: MeterKind): number =>
    sent.filter((part) => meterKind(part) === kind).reduce((sum, { tokens }) => sum + tokens, 0);
  return {
    ...(windowTokens !== undefined && { windowTokens }),
    promptTokens: prompt.tokens,
    answerTokens,
    shares: METER_KINDS.map((kind) => ({ kind, tokens: tokensOf(kind) })).filter(({ tokens }) => tokens > 0),
    leftOut: prompt.leftOut,
    willSummarise: summarises && prompt.leftOut > 0,
  };
}

/** What is attached to earlier questions counts as attached: that is where large requests come from. */
function meterKind({ id, kind }: PlannedPart): MeterKind {
  switch (kind) {
    case 'system':
    case 'instructions':
    case 'summary':
      return kind;
    case 'attachment':
      return 'attachments';
    case 'question':
      return id === DRAFT_ID ? 'question' : 'conversation';
    case 'answer':
    case 'continue':
      return 'conversation';
  }
}

/** The request as it will be sent, with what is kept out of it where it would stand. */
export function toRequestMessages({ parts }: ChatPrompt): readonly RequestMessageView[] {
  const messages: { readonly role: PlannedPart['role']; readonly parts: RequestPartView[] }[] = [];
  for (const part of parts) {
    const last = messages.at(-1);
    if (last?.role === part.role) last.parts.push(toPartView(part));
    else messages.push({ role: part.role, parts: [toPartView(part)] });
  }
  return messages;
}

function toPartView({ id, kind, label, text, tokens, state, images }: PlannedPart): RequestPartView {
  return {
    id,
    kind,
    label,
    text,
    tokens,
    state,
    images: images.length,
    canOmit: id !== DRAFT_ID && kind !== 'continue',
  };
}
