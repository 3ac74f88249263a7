/** Collects what a program prints, keeping only its start and its end. */
export interface BoundedOutput {
  add(piece: string): void;
  /** Where something is missing, a line says so. */
  text(): string;
}

/** The cause often stands first, the outcome last; most of the room is for the end. */
const SHARE_OF_START = 0.25;

export function createBoundedOutput(maxCharacters: number): BoundedOutput {
  const startRoom = Math.floor(maxCharacters * SHARE_OF_START);
  const endRoom = maxCharacters - startRoom;
  let start = '';
  let end = '';
  let dropped = 0;
  return {
    add(piece) {
      const room = Math.max(0, startRoom - start.length);
      start += piece.slice(0, room);
      end += piece.slice(room);
      // Twice the room, so that a long output is not cut anew at every piece.
      if (end.length <= endRoom * 2) return;
      dropped += end.length - endRoom;
      end = end.slice(-endRoom);
    },
    text() {
      const cut = Math.max(0, end.length - endRoom);
      const missing = dropped + cut;
      if (missing === 0) return start + end;
      const tail = end.slice(cut);
      const head = start.slice(0, start.lastIndexOf('\n') + 1);
      return `${head === '' ? `${start}\n` : head}[… ${missing} characters left out …]\n${tail.slice(tail.indexOf('\n') + 1)}`;
    },
  };
}
