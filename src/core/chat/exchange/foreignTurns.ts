import type { ConversationEvent } from '../conversationEvent.ts';

/** One message of another program's chat. */
export interface ForeignTurn {
  readonly id: string;
  readonly kind: 'user' | 'assistant';
  readonly text: string;
  readonly reasoning?: string;
  readonly model?: string;
  /** Milliseconds since the epoch; 0: unknown. */
  readonly at: number;
  /** The message that it follows; absent: the one before it in the list. */
  readonly parentId?: string;
}

/** The events that make a conversation of these. */
export function turnEvents(turns: readonly ForeignTurn[]): readonly ConversationEvent[] {
  return turns.flatMap((turn, index) => {
    const parentId = turn.parentId ?? turns[index - 1]?.id ?? '';
    return turn.kind === 'user' ? [question(turn, parentId)] : answer(turn, parentId);
  });
}

function question({ id, at, text }: ForeignTurn, parentId: string): ConversationEvent {
  return { type: 'asked', id, at, text, attachments: [], parentId };
}

function answer({ id, at, text, reasoning = '', model }: ForeignTurn, parentId: string): readonly ConversationEvent[] {
  return [
    { type: 'answerStarted', id, at, parentId },
    ...(model ? [{ type: 'answerTargeted', id, model } as const] : []),
    { type: 'answerGrew', id, text, reasoning },
    { type: 'answerEnded', id, status: 'done', notes: [] },
  ];
}
