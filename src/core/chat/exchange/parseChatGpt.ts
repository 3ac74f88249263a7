import { isRecord } from '../../util/isRecord.ts';
import type { ConversationEvent } from '../conversationEvent.ts';
import { type ForeignTurn, turnEvents } from './foreignTurns.ts';
import { contentText } from './parseOpenAiMessages.ts';

type Nodes = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/**
 * One conversation of ChatGPT's data export (`conversations.json`): a tree by `mapping`, whose nodes name their parent; `current_node` ends
 * the branch that is read. Nodes without words for people are passed over. Undefined: it is none.
 */
export function parseChatGptConversation(value: unknown): readonly ConversationEvent[] | undefined {
  if (!isRecord(value) || !isRecord(value['mapping'])) return undefined;
  const { title, mapping, current_node: currentNode } = value;
  const nodes: Nodes = new Map(
    Object.entries(mapping).flatMap(([id, node]) => (isRecord(node) ? [[id, node] as const] : [])),
  );
  const turns = new Map([...nodes].flatMap(([id, node]) => (id === '' ? [] : [[id, turnOf(id, node)] as const])));
  const kept = [...turns.values()].filter((turn) => turn !== undefined).sort((a, b) => a.at - b.at);
  const placed = kept.map((turn) => ({ ...turn, parentId: keptAbove(turn.id, nodes, turns) }));
  const shown =
    typeof currentNode === 'string' ? (turns.get(currentNode)?.id ?? keptAbove(currentNode, nodes, turns)) : '';
  return [
    ...(typeof title === 'string' && title !== '' ? [{ type: 'titled', text: title, by: 'model' } as const] : []),
    ...turnEvents(parentsFirst(placed)),
    ...(shown === '' ? [] : [{ type: 'branchChosen', id: shown } as const]),
  ];
}

function turnOf(id: string, { message }: Readonly<Record<string, unknown>>): ForeignTurn | undefined {
  if (!isRecord(message) || !isRecord(message['author']) || !isRecord(message['content'])) return undefined;
  const { role } = message['author'];
  const { content_type: kind, parts } = message['content'];
  const text = kind === 'text' || kind === 'multimodal_text' ? contentText(parts) : '';
  if ((role !== 'user' && role !== 'assistant') || text.trim() === '') return undefined;
  const { create_time: seconds, metadata } = message;
  const model = isRecord(metadata) ? metadata['model_slug'] : undefined;
  return {
    ...{
      id,
      kind: role,
      text,
      at: typeof seconds === 'number' && Number.isFinite(seconds) ? Math.round(seconds * 1000) : 0,
    },
    ...(typeof model === 'string' && role === 'assistant' && { model }),
  };
}

/** The nearest message above that was kept; empty: there is none. A tree that bites its tail ends too. */
function keptAbove(id: string, nodes: Nodes, turns: ReadonlyMap<string, ForeignTurn | undefined>): string {
  const seen = new Set([id]);
  let parent = nodes.get(id)?.['parent'];
  while (typeof parent === 'string' && !seen.has(parent)) {
    if (turns.get(parent)) return parent;
    seen.add(parent);
    parent = nodes.get(parent)?.['parent'];
  }
  return '';
}

/** Times in exports are not always those of the order. What hangs on nothing is left out. */
function parentsFirst(turns: readonly (ForeignTurn & { readonly parentId: string })[]): readonly ForeignTurn[] {
  const children = new Map<string, ForeignTurn[]>();
  for (const turn of turns) children.set(turn.parentId, [...(children.get(turn.parentId) ?? []), turn]);
  const ordered = [...(children.get('') ?? [])];
  for (let index = 0; index < ordered.length; index += 1)
    ordered.push(...(children.get(ordered[index]?.id ?? '') ?? []));
  return ordered;
}
