const LEAVING = /^(?:return|throw|raise|break|continue|yield)\b/;
/** Words after which the name of what is declared comes. */
const DECLARING =
  /\b(?:class|interface|struct|enum|trait|impl|type|namespace|module|def|function\*?|fn|func|fun|sub|object|record|protocol|extension|procedure)\s+(?:\([^()]*\)\s*)?([\w$.:]+)/;
const VARIABLE =
  /^(?:(?:export|default|declare|public|private|protected|static|readonly|final|mut|pub)\s+)*(?:const|let|var|val|local|my)\s+([\w$]+)/;
const CONTROL =
  /^(?:\}\s*)?(?:if|else|elif|elsif|for|foreach|while|until|switch|match|case|catch|except|with|when|do|try|using|lock|assert|not|and|or|await|new)\b/;
/** `name =`, `name:`, `"name":`, `self.name =`; neither a comparison, nor a call, nor a selector such as `.name:hover {`. */
const ASSIGNED = /^([\w$.@"'#-]+(?:\[[^[\]]*\])*)\??\s*(?::(?!:|[a-z-]+[^;:]*\{$)|=(?![=>]))/;
/** A column of a table: `name text,`. */
const COLUMN = /^([\w$"`]+)\s+[\w()<>[\], ]+,$/;
/** The name before the first bracket of a line that opens a body; a function without one has none. */
const SIGNATURE = /\b(?!(?:func|function|fn|fun|lambda)\b)([\w$~#]+)\s*(?:<[^<>]*>)?\s*\([^'"`]*[{:(]$/;

/**
 * Whether two lines are an old and a new form of one statement: they declare, assign or import the same name, or both leave the block. Two calls
 * of one function, two conditions or two items of a list are two statements.
 */
export function isSameStatement(a: string, b: string): boolean {
  const [left, right] = [a.trim(), b.trim()];
  if (left === right) return true;
  const subject = subjectOf(left);
  return subject !== undefined && subject === subjectOf(right);
}

/** Whether a line declares a function, a method or a type: something that an answer may leave out, but rarely wants gone unsaid. */
export function isDeclaration(line: string): boolean {
  const text = line.trim();
  return (
    !CONTROL.test(text) &&
    !/^(?:[<*|>]|\/\/|\/\*|#)/.test(text) &&
    (DECLARING.test(text) || signatureOf(text) !== undefined)
  );
}

/** What a statement is about, where that tells it from its neighbours. */
function subjectOf(line: string): string | undefined {
  const leaving = LEAVING.exec(line)?.[0];
  if (leaving !== undefined) return leaving;
  if (/^(?:[<*|>]|[-+] |#+ |\d+[.)] |\/\/|\/\*)/.test(line) || CONTROL.test(line)) return undefined;
  return importOf(line) ?? nameIn(line) ?? signatureOf(line);
}

function nameIn(line: string): string | undefined {
  for (const pattern of [DECLARING, VARIABLE, ASSIGNED, COLUMN]) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

function importOf(line: string): string | undefined {
  const module =
    /^import\b.*\bfrom\s+(["'][^"']+["'])/.exec(line)?.[1] ?? /^from\s+([\w.]+)\s+import\b/.exec(line)?.[1];
  return module === undefined ? undefined : `import ${module}`;
}

/** A call that is handed a function looks like a signature, but is not told from its neighbours by its name. */
function signatureOf(line: string): string | undefined {
  return /=>|\bfunction\b/.test(line) ? undefined : SIGNATURE.exec(line)?.[1];
}
