import assert from 'node:assert/strict';
import { syntaxOf, type LanguageSyntax } from '../../../../../src/core/completion/code/languageSyntax.ts';
import { continueAfter, scanCode, START, type CodeState } from '../../../../../src/core/completion/code/scanCode.ts';

/** Each line, with its end, as a text of its own. */
function scanLineByLine(text: string, syntax: LanguageSyntax): CodeState {
  const lines = text.split(/(?<=\n)/);
  return lines.reduce((from, line) => continueAfter(scanCode(line, { syntax, from })), START);
}

/**
 * What is open at the end of the text: brackets, then what closes the string; the same whether one looks at each character, passes over plain
 * ones, or goes line by line.
 */
function checkOpen(languageId: string, text: string, expected: string): void {
  it(`${languageId}: ${JSON.stringify(text)} leaves ${expected === '' ? 'nothing' : JSON.stringify(expected)} open`, () => {
    const syntax = syntaxOf(languageId);
    for (const state of [
      scanCode(text, { syntax }),
      scanCode(text, { syntax, visit: () => true }),
      scanLineByLine(text, syntax),
    ]) {
      const comment = state.comment === undefined ? '' : '#';
      const open = [...state.outer, ...state.open].map(({ bracket }) => bracket);
      assert.equal(open.join('') + comment + (state.quote ?? ''), expected);
    }
  });
}

describe('regular expressions', () => {
  checkOpen('javascript', 'f(/["\'`({]/g, ', '(');
  checkOpen('typescript', 'return /`/.test(', '(');
  checkOpen('typescript', 'const divider = /^[/"]$/;\n(', '(');
  checkOpen('typescript', 'lines.map((line) => /\\/"/.exec(', '((');
  checkOpen('typescript', 'x.match(/(a|b', '(/');
  checkOpen('typescript', '/"/.test(', '(');
  checkOpen('typescript', 'x = a / b + "(" / c', '');
  checkOpen('typescript', 'x = f(a) / 2 + (b', '(');
  checkOpen('typescript', 'i++ / "', '"');
  checkOpen('typescript', 'return / 2 "', '/');
  checkOpen('typescriptreact', '<p>{a}</p>; f("', '("');
  checkOpen('typescriptreact', '<Row a={1} />; f(', '(');
  checkOpen('go', 'x := a / b / c; f(', '(');
});

describe('raw strings', () => {
  checkOpen('rust', 'f(r#"a " ( "# , {', '({');
  checkOpen('rust', 'f(br"\\", ', '(');
  checkOpen('rust', 'for r in "(', '"');
  checkOpen('rust', 'let a = "one (\n  two {', '"');
  checkOpen('cpp', 'auto s = R"x(a )" ( )x"; f(', '(');
  checkOpen('cpp', 'auto s = R"(a " {', ')"');
  checkOpen('go', 'a := `\\`; f(', '(');
  checkOpen('go', 'a := `${b`; f(', '(');
  checkOpen('python', "f(rf'{a}\\' (', rb'(', ", '(');
});

describe('strings in which a backslash is a character like any other', () => {
  checkOpen('yaml', "path: 'C:\\' # [\nlist: [", '[');
  checkOpen('toml', "path = 'C:\\'\nlist = [", '[');
  checkOpen('lua', "f([[it's (]], {", '({');
  checkOpen('lua', 'f([==[a ]] (]==], {', '({');
  checkOpen('vb', 'path = "C:\\" & f(', '(');
  checkOpen('kotlin', 'f("""\\""", {', '({');
});

describe('characters', () => {
  checkOpen('clojure', '(f \\" \\( [', '([');
  checkOpen('scheme', '(f #\\( #\\" (', '((');
});

describe('here documents', () => {
  checkOpen('shellscript', "cat <<EOF | f (\n it's {\nEOF\n[", '([');
  checkOpen('shellscript', "cat <<-'EOF'\n (\n\tEOF\n", '');
  checkOpen('shellscript', 'cat <<EOF\n (\nEOFS\n', '\nEOF');
  checkOpen('shellscript', 'cat <<EOF\nEOF\n{', '{');
  checkOpen('shellscript', 'cat <<EOF\nxEOF\n EOF2\n', '\nEOF');
  checkOpen('shellscript', 'x=$((1 << SHIFT))\n(', '(');
  checkOpen('shellscript', 'f <<<WORD\n(', '(');
  checkOpen('shellscript', "awk '\n{ print }\n/(/ {", "'");
  checkOpen('shellscript', "echo don\\'t (", '(');
  checkOpen('php', '<?php f(<<<SQL\n SELECT (\n SQL, [', '([');
  checkOpen('php', "<?php f('a (\n b', ", '(');
  checkOpen('ruby', "f(<<~SQL, [\n it's (\nSQL\n", '([');
  checkOpen('ruby', 'list <<A_B.new(', '(');
  checkOpen('perl', "=pod\n\nit's (\n\n=cut\n\nf(", '(');
  checkOpen('perl', 'if ($] > 5) { f(', '{(');
});

describe('code in strings', () => {
  checkOpen('javascript', 'a(`${b(`${c', '(${(${');
  checkOpen('javascript', 'a(`${b(`${c}`)}` + {', '({');
  checkOpen('typescript', '`${x.map(({ y }) => `${y}`)}', '`');
  checkOpen('python', "f'{x", '{');
  checkOpen('python', "f'{x}", "'");
  checkOpen('python', "rf'{x}', f(", '(');
  checkOpen('python', 'f"{a["b"]}", f(', '(');
  checkOpen('python', "f'{{x", "'");
  checkOpen('python', "f'{{{x", '{');
  checkOpen('python', "f'{x:{width", '{{');
  checkOpen('python', "f'{x:{width}}", "'");
  checkOpen('python', 'f"""{x}\n(', '"""');
  checkOpen('python', "'{x", "'");
  checkOpen('csharp', '$"{x', '{');
  checkOpen('csharp', '$"{{x', '"');
  checkOpen('csharp', 'f($"{a["b"]}", [', '([');
  checkOpen('csharp', '$"C:\\"', '"');
  checkOpen('csharp', '@"C:\\", f(', '(');
  checkOpen('csharp', '@"say ""(""\n', '"');
  checkOpen('csharp', 'f($@"{a["b"]} ""(", [', '([');
  checkOpen('csharp', 'f($"""{a["b"]} " (""", [', '([');
  checkOpen('csharp', '$$"""{ {{a', '{{');
  checkOpen('fsharp', 'f $"{a "b"} (" [', '[');
  checkOpen('kotlin', '"${a("b")} (" + [', '[');
  checkOpen('kotlin', '"""C:\\""" + [', '[');
  checkOpen('scala', 's"${a("b")} (" + [', '[');
  checkOpen('scala', '"${(" + [', '[');
  checkOpen('groovy', '"${a("b")} (" + [', '[');
  checkOpen('swift', '"\\(a("b")) (" + [', '[');
  checkOpen('swift', '"\\\\(" + [', '[');
  checkOpen('swift', '#"\\(" ("# + [', '[');
  checkOpen('swift', '#"\\#(a', '\\#(');
  checkOpen('dart', "'${a['b']} (' + [", '[');
  checkOpen('dart', "r'\\' + [", '[');
  checkOpen('ruby', '"#{a["b"]} (" + [', '[');
  checkOpen('ruby', "'#{' + [", '[');
  checkOpen('ruby', 'f(<<~SQL, [\n #{a("b")} (\nSQL\n', '([');
  checkOpen('ruby', "f(<<~'SQL', [\n #{a(\nSQL\n", '([');
  checkOpen('elixir', '"#{a["b"]} (" <> [', '[');
  checkOpen('php', '"{$a["b"]} (" . [', '[');
  checkOpen('php', '"{a" . [', '[');
  checkOpen('php', "'{$a' . [", '[');
  checkOpen('php', 'f(<<<SQL\n {$a["b"]} (\n SQL, [', '([');
  checkOpen('shellscript', 'x="$(dirname "$0") (" [', '[');
  checkOpen('shellscript', "x='\\' [", '[');
  checkOpen('shellscript', 'n=${#list[@]} [', '[');
  checkOpen('terraform', 'x = "${lookup(a, "b")} (" [', '[');
  checkOpen('terraform', 'x = <<EOF\n ${a("b")} (\nEOF\n[', '[');
  checkOpen('powershell', '"$(a "b") (" + [', '[');
  checkOpen('powershell', '"C:\\" + [', '[');
  checkOpen('powershell', '$x = @"\n it\'s (\n"@\n[', '[');
  checkOpen('julia', '"$(a("b")) (" * [', '[');
  checkOpen('nix', '"${a "b"} (" + [', '[');
});

describe('code in strings that nobody has closed', () => {
  checkOpen('python', "f'{x\nif (", '(');
  checkOpen('kotlin', '"${a.map {\n it', '${{');
  checkOpen('dart', "'${a(\n  b)}' + [", '[');
});
