/** Lines of a label, top to bottom; plain text. */
export type Label = readonly string[];

export type Direction = 'TB' | 'BT' | 'LR' | 'RL';

export type NodeShape =
  | 'rectangle'
  | 'rounded'
  | 'stadium'
  | 'subroutine'
  | 'cylinder'
  | 'circle'
  | 'doubleCircle'
  | 'diamond'
  | 'hexagon'
  | 'leanRight'
  | 'leanLeft'
  | 'trapezoid'
  | 'invertedTrapezoid'
  | 'flag'
  | 'note'
  | 'bar'
  | 'start'
  | 'end';

export interface GraphNode {
  readonly id: string;
  readonly shape: NodeShape;
  /** Compartments from top to bottom, the name first; classes and entities have several. */
  readonly sections: readonly Label[];
  /** The group it stands in. */
  readonly groupId?: string;
}

/** What stands at an end of a line. The last four are those of entity relationships. */
export type Tip =
  | 'none'
  | 'arrow'
  | 'circle'
  | 'cross'
  | 'triangle'
  | 'diamond'
  | 'filledDiamond'
  | 'one'
  | 'zeroOrOne'
  | 'oneOrMore'
  | 'zeroOrMore';

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly label: Label;
  readonly line: 'solid' | 'dotted' | 'thick' | 'none';
  readonly fromTip: Tip;
  readonly toTip: Tip;
  /** Beside the ends: `1`, `0..*`. */
  readonly fromLabel?: string;
  readonly toLabel?: string;
}

export interface GraphGroup {
  readonly id: string;
  readonly label: Label;
  readonly parentId?: string;
}

/** Boxes and lines between them: flowcharts, states, classes, entities. */
export interface GraphDiagram {
  readonly kind: 'flowchart' | 'state' | 'class' | 'entity';
  readonly direction: Direction;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly groups: readonly GraphGroup[];
}

export interface Participant {
  readonly id: string;
  readonly label: Label;
  readonly isPerson: boolean;
}

export interface SequenceMessage {
  readonly type: 'message';
  readonly from: string;
  readonly to: string;
  readonly label: Label;
  readonly isDotted: boolean;
  readonly tip: 'none' | 'arrow' | 'open' | 'cross';
  readonly isBothWays: boolean;
}

export interface SequenceNote {
  readonly type: 'note';
  readonly side: 'left' | 'right' | 'over';
  /** One or two participants. */
  readonly of: readonly string[];
  readonly label: Label;
}

/** A stretch of the sequence with a name and, for alternatives, several parts. */
export interface SequenceFrame {
  readonly type: 'frame';
  readonly keyword: string;
  readonly parts: readonly { readonly label: Label; readonly steps: readonly SequenceStep[] }[];
}

/** From here on a participant is active, or no longer. */
export interface SequenceActivation {
  readonly type: 'activation';
  readonly participant: string;
  readonly isOn: boolean;
}

export type SequenceStep = SequenceMessage | SequenceNote | SequenceFrame | SequenceActivation;

export interface SequenceDiagram {
  readonly kind: 'sequence';
  readonly title: Label;
  readonly participants: readonly Participant[];
  readonly isNumbered: boolean;
  readonly steps: readonly SequenceStep[];
}

export type Diagram = GraphDiagram | SequenceDiagram;
