/** Why a diagram is not drawn. */
export type DiagramProblemKind = 'unknownKind' | 'unreadable' | 'tooLarge';

/** Thrown by whatever reads or lays out a diagram; its source is shown instead. */
export class DiagramProblem extends Error {
  readonly kind: DiagramProblemKind;
  /** For `unreadable`: the statement that could not be read. */
  readonly statement: string;

  constructor(kind: DiagramProblemKind, statement = '') {
    super(kind);
    this.kind = kind;
    this.statement = statement;
  }
}
