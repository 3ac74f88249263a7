const ATTRIBUTE = String.raw`[A-Z][\w.]*(?:\(.*\))?`;
const ANNOTATION = new RegExp(
  String.raw`^(?:@[A-Za-z_][\w.:]*(?:\(.*\))?|#!?\[.*\]|\[${ATTRIBUTE}(?:, ?${ATTRIBUTE})*\])$`,
);

/** A decorator (`@Test`) or an attribute (`#[test]`, `[Fact]`) on a line of its own: it belongs to what follows. */
export function isAnnotation(line: string): boolean {
  return ANNOTATION.test(line.trim());
}
