import type {
  Diagram,
  GraphDiagram,
  SequenceDiagram,
  SequenceStep,
} from '../../../../../../src/webview/chat/markdown/diagram/diagram.ts';
import { DiagramProblem } from '../../../../../../src/webview/chat/markdown/diagram/diagramProblem.ts';
import { parseDiagram } from '../../../../../../src/webview/chat/markdown/diagram/parseDiagram.ts';

/**
 * What has been read, a line for each part: `name shape "label"`, with `in group` and `|` between compartments; `from →line to "label"`. Or
 * why it was not read.
 */
export function describeDiagram(source: string): readonly string[] {
  try {
    const diagram: Diagram = parseDiagram(source);
    return diagram.kind === 'sequence' ? describeSequence(diagram) : describeGraph(diagram);
  } catch (error) {
    if (!(error instanceof DiagramProblem)) throw error;
    return [`✘ ${error.kind}${error.statement === '' ? '' : `: ${error.statement}`}`];
  }
}

function describeGraph({ direction, nodes, edges, groups }: GraphDiagram): readonly string[] {
  const inside = (id: string | undefined): string => (id === undefined ? '' : ` in ${id}`);
  return [
    ...(direction === 'TB' ? [] : [direction]),
    ...groups.map(({ id, label, parentId }) => `group ${id} "${label.join('/')}"${inside(parentId)}`),
    ...nodes.map(({ id, shape, sections, groupId }) => {
      const label = sections.map((section) => section.join('/')).join(' | ');
      return `${id} ${shape}${label === id ? '' : ` "${label}"`}${inside(groupId)}`;
    }),
    ...edges.map(({ from, to, line, fromTip, toTip, label, fromLabel = '', toLabel = '' }) => {
      const ends = `${fromLabel === '' ? '' : `${fromLabel} `}${fromTip}—${line}—${toTip}${toLabel === '' ? '' : ` ${toLabel}`}`;
      return `${from} ${ends} ${to}${label.length === 0 ? '' : ` "${label.join('/')}"`}`;
    }),
  ];
}

function describeSequence({ participants, steps, isNumbered, title }: SequenceDiagram): readonly string[] {
  return [
    ...(isNumbered ? ['numbered'] : []),
    ...(title.length === 0 ? [] : [`title "${title.join('/')}"`]),
    ...participants.map(
      ({ id, label, isPerson }) =>
        `${id}${isPerson ? ' person' : ''}${label.join('/') === id ? '' : ` "${label.join('/')}"`}`,
    ),
    ...steps.flatMap(describeStep),
  ];
}

function describeStep(step: SequenceStep): readonly string[] {
  switch (step.type) {
    case 'message':
      return [
        `${step.from} ${step.isBothWays ? '<' : ''}${step.isDotted ? '··' : '—'}${step.tip} ${step.to} "${step.label.join('/')}"`,
      ];
    case 'note':
      return [`note ${step.side} ${step.of.join(' ')} "${step.label.join('/')}"`];
    case 'activation':
      return [`${step.participant} ${step.isOn ? 'on' : 'off'}`];
    case 'frame':
      return step.parts.flatMap(({ label, steps }, index) => [
        `${index === 0 ? step.keyword : 'else'} "${label.join('/')}" {`,
        ...steps.flatMap(describeStep).map((line) => `  ${line}`),
        '}',
      ]);
  }
}
