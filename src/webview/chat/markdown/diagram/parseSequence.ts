import type { Label, Participant, SequenceDiagram, SequenceFrame, SequenceMessage, SequenceStep } from './diagram.ts';
import { DiagramProblem } from './diagramProblem.ts';
import { parseLabel } from './label.ts';
import { onMatch, readStatements } from './statements.ts';

const MAX_PARTICIPANTS = 24;
const MAX_STEPS = 300;
const MAX_DEPTH = 8;

const NAME = String.raw`([^\s:,;+-](?:[^:,;+\n-]|-(?![->)x]))*?)`;
const ARROW = String.raw`(<<-?->>|--?>>|--?>|--?x|--?\))`;
const MESSAGE = new RegExp(String.raw`^${NAME}\s*${ARROW}\s*([+-]?)\s*${NAME}\s*(?::\s*(.*))?$`);
const TIPS: Readonly<Record<string, SequenceMessage['tip']>> = { '>>': 'arrow', '>': 'none', x: 'cross', ')': 'open' };

interface OpenFrame {
  readonly keyword: string;
  readonly parts: { readonly label: Label; readonly steps: SequenceStep[] }[];
}

/** Reads a sequence diagram; colours, links and boxes around participants are left out. */
export function parseSequence([, ...statements]: readonly string[]): SequenceDiagram {
  const reader = new SequenceReader();
  readStatements(
    statements.map((statement) => statement.replace(/;$/, '')),
    [
      onMatch(/^(?:create\s+)?(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$/, ([kind = '', id = '', label = '']) =>
        reader.participant(id.replace(/@\{.*\}$/, ''), {
          label: parseLabel(label === '' ? id.replace(/@\{.*\}$/, '') : label),
          isPerson: kind === 'actor',
        }),
      ),
      onMatch(/^(loop|alt|opt|par|critical|break|rect)\b\s*(.*)$/, ([keyword = '', text = '']) =>
        reader.open(keyword, keyword === 'rect' ? [] : parseLabel(text)),
      ),
      onMatch(/^box\b.*$/, () => reader.open('box', [])),
      onMatch(/^(?:else|and|option)\b\s*(.*)$/, ([text = '']) => reader.nextPart(parseLabel(text))),
      onMatch(/^end$/, () => reader.close()),
      onMatch(/^note\s+(left of|right of|over)\s+([^:]+?)\s*:\s*(.*)$/i, ([side = '', of = '', text = '']) =>
        reader.note(side.toLowerCase().split(' ', 1)[0] ?? '', of.split(/\s*,\s*/), parseLabel(text)),
      ),
      onMatch(/^(activate|deactivate)\s+(.+)$/, ([word = '', id = '']) => reader.activate(id, word === 'activate')),
      onMatch(/^autonumber\b.*$/, () => (reader.isNumbered = true)),
      onMatch(/^title\s*:?\s*(.+)$/, ([text = '']) => (reader.title = parseLabel(text))),
      (statement) => /^(?:destroy|links?|properties|details)\s/.test(statement),
      onMatch(MESSAGE, ([from = '', arrow = '', activation = '', to = '', text = '']) =>
        reader.message({ from, arrow, activation, to, text }),
      ),
    ],
  );
  return reader.finish();
}

class SequenceReader {
  isNumbered = false;
  title: Label = [];
  readonly #participants = new Map<string, Participant>();
  readonly #steps: SequenceStep[] = [];
  readonly #open: OpenFrame[] = [];
  #count = 0;

  participant(id: string, look: Omit<Participant, 'id'>): void {
    if (this.#participants.size >= MAX_PARTICIPANTS) throw new DiagramProblem('tooLarge');
    this.#participants.set(id, { id, ...look });
  }

  message(parts: Readonly<Record<'from' | 'arrow' | 'activation' | 'to' | 'text', string>>): void {
    const { from, arrow, activation, to, text } = parts;
    this.#mention(from);
    this.#mention(to);
    this.#add({
      type: 'message',
      from,
      to,
      label: parseLabel(text),
      isDotted: arrow.includes('--'),
      tip: TIPS[arrow.replace(/^(?:<<)?--?/, '')] ?? 'arrow',
      isBothWays: arrow.startsWith('<<'),
    });
    // `+` begins an activation of who is called, `-` ends that of who answers.
    if (activation === '+') this.activate(to, true);
    if (activation === '-') this.activate(from, false);
  }

  note(side: string, of: readonly string[], label: Label): void {
    for (const id of of) this.#mention(id);
    this.#add({ type: 'note', side: side === 'left' || side === 'right' ? side : 'over', of: of.slice(0, 2), label });
  }

  activate(participant: string, isOn: boolean): void {
    this.#mention(participant);
    this.#add({ type: 'activation', participant, isOn });
  }

  open(keyword: string, label: Label): void {
    if (this.#open.length >= MAX_DEPTH) throw new DiagramProblem('tooLarge');
    this.#open.push({ keyword, parts: [{ label, steps: [] }] });
  }

  nextPart(label: Label): void {
    const frame = this.#open.at(-1);
    if (frame === undefined) throw new DiagramProblem('unreadable', 'else');
    frame.parts.push({ label, steps: [] });
  }

  close(): void {
    const frame = this.#open.pop();
    if (frame === undefined) throw new DiagramProblem('unreadable', 'end');
    // Boxes and backgrounds only colour: what is in them counts.
    if (frame.keyword === 'box' || frame.keyword === 'rect')
      for (const step of frame.parts.flatMap(({ steps }) => steps)) this.#add(step);
    else this.#add({ type: 'frame', keyword: frame.keyword, parts: frame.parts } satisfies SequenceFrame);
  }

  finish(): SequenceDiagram {
    if (this.#participants.size === 0 || this.#open.length > 0) throw new DiagramProblem('unreadable');
    const { isNumbered, title } = this;
    return { kind: 'sequence', title, isNumbered, participants: [...this.#participants.values()], steps: this.#steps };
  }

  #mention(id: string): void {
    if (!this.#participants.has(id)) this.participant(id, { label: [id], isPerson: false });
  }

  #add(step: SequenceStep): void {
    this.#count += 1;
    if (this.#count > MAX_STEPS) throw new DiagramProblem('tooLarge');
    (this.#open.at(-1)?.parts.at(-1)?.steps ?? this.#steps).push(step);
  }
}
