/** How a language documents its declarations. */
export interface DocConvention {
  readonly languageIds: readonly string[];
  /** What it is called among its users. */
  readonly name: string;
  /** Form and place, as a rule for a model. */
  readonly form: string;
}

const JSDOC_FORM =
  'a /** … */ block straight above the declaration (above its decorators, inside of a class above the member)';

/** Data: one entry for each convention. */
export const DOC_CONVENTIONS: readonly DocConvention[] = [
  {
    languageIds: ['typescript', 'typescriptreact'],
    name: 'TSDoc',
    form: `${JSDOC_FORM}; @param name - text, @returns, @throws where they say more than names and types do; no types in braces`,
  },
  {
    languageIds: ['javascript', 'javascriptreact', 'vue', 'svelte', 'astro', 'coffeescript'],
    name: 'JSDoc',
    form: `${JSDOC_FORM}; @param {Type} name - text, @returns {Type} text, @throws {Type} text`,
  },
  {
    languageIds: ['python'],
    name: 'docstrings by PEP 257',
    form: 'a """docstring""" as the first statement inside of the function, class or module, indented like its body; the first line is one sentence in the imperative',
  },
  {
    languageIds: ['go'],
    name: 'Go doc comments',
    form: '// lines straight above the declaration without a blank line; the first sentence begins with the declared name ("Parse reads …"); no @param, no Markdown but Go\'s own; a package comment begins "Package name"',
  },
  {
    languageIds: ['rust'],
    name: 'rustdoc',
    form: '/// lines above the item and above its attributes (//! at the top for the module itself); Markdown; first a sentence of its own, then where they apply the sections # Errors, # Panics, # Safety, # Examples',
  },
  {
    languageIds: ['csharp', 'vb', 'fsharp'],
    name: 'XML documentation comments',
    form: '/// lines above the member and above its attributes (\'\'\' in Visual Basic): <summary>, <param name="…">, <typeparam name="…">, <returns>, <exception cref="…">; & and < escaped',
  },
  {
    languageIds: ['java'],
    name: 'Javadoc',
    form: 'a /** … */ block above the declaration and above its annotations; the first sentence in the third person and ending with a full stop; then @param, @return, @throws in this order; {@code …} and {@link …}',
  },
  {
    languageIds: ['groovy'],
    name: 'Groovydoc',
    form: 'a /** … */ block above the declaration and above its annotations; @param, @return, @throws',
  },
  {
    languageIds: ['scala'],
    name: 'Scaladoc',
    form: 'a /** … */ block above the declaration and above its annotations; @param, @tparam, @return, @throws; [[Links]], no HTML',
  },
  {
    languageIds: ['kotlin'],
    name: 'KDoc',
    form: 'a /** … */ block above the declaration and above its annotations; Markdown, [Links] to symbols; @param, @return, @throws, @property where a sentence does not do',
  },
  {
    languageIds: ['php', 'hack'],
    name: 'PHPDoc (PSR-5)',
    form: 'a /** … */ block above the declaration and above its attributes; @param Type $name text, @return Type text, @throws Type; no types that the signature already says unless they are narrower',
  },
  {
    languageIds: ['ruby', 'crystal'],
    name: 'YARD',
    form: '# lines straight above the method, class or module; @param name [Type] text, @return [Type] text, @raise [Type] text, @yield',
  },
  {
    languageIds: ['swift'],
    name: 'Swift DocC',
    form: '/// lines above the declaration and above its attributes; Markdown; a summary sentence, then "- Parameter name:" or "- Parameters:" with a nested list, "- Returns:", "- Throws:"',
  },
  {
    languageIds: ['c', 'cpp', 'cuda-cpp', 'objective-c', 'objective-cpp'],
    name: 'Doxygen',
    form: 'a /** … */ block above the declaration (above "template <…>"), or /// lines where the file uses them; @brief, @param[in] name, @return, @throws, with @ or \\ as the file does',
  },
  {
    languageIds: ['lua'],
    name: 'LuaLS annotations',
    form: '--- lines straight above the function: text first, then ---@param name type text, ---@return type text; LDoc tags (--- @tparam) instead where the file uses those',
  },
  {
    languageIds: ['elixir'],
    name: 'ExDoc',
    form: '@doc """ … """ straight above the function and above its @spec (@moduledoc """ … """ first in a module); Markdown, sections such as ## Examples with iex> lines; @doc false stays; never for defp',
  },
  {
    languageIds: ['erlang'],
    name: 'EDoc',
    form: '%% lines above the function, beginning with %% @doc; %% @spec only where there is no -spec',
  },
  {
    languageIds: ['shellscript'],
    name: 'shell header comments',
    form: '# lines straight above the function: what it does, then "Globals:", "Arguments:", "Outputs:", "Returns:" where there are any; at the top of a file below the #! line',
  },
  {
    languageIds: ['powershell'],
    name: 'comment-based help',
    form: 'a <# … #> block as the first thing inside of the function, above param(): .SYNOPSIS, .DESCRIPTION, .PARAMETER Name, .OUTPUTS, .EXAMPLE',
  },
  {
    languageIds: ['dart'],
    name: 'dartdoc',
    form: '/// lines above the declaration and above its annotations; Markdown; a first sentence of its own, [brackets] around parameters and symbols; no @param',
  },
  {
    languageIds: ['r'],
    name: 'roxygen2',
    form: "#' lines straight above the function: title, description, @param name text, @return text, @examples; @export only where it is there",
  },
  {
    languageIds: ['julia'],
    name: 'Julia docstrings',
    form: 'a """ … """ string straight above the definition: the signature indented by four spaces, a sentence in the imperative, then # Arguments, # Examples where they help',
  },
  {
    languageIds: ['haskell'],
    name: 'Haddock',
    form: '-- | lines straight above the type signature; -- ^ behind arguments and fields where each needs a word',
  },
  {
    languageIds: ['ocaml'],
    name: 'odoc',
    form: '(** … *) straight above the declaration in an interface file, straight after it nowhere; [code], @param, @return, @raise',
  },
  {
    languageIds: ['clojure'],
    name: 'Clojure docstrings',
    form: 'a "docstring" between the name and the argument vector',
  },
  {
    languageIds: ['perl', 'raku'],
    name: 'POD',
    form: '=head2 name … =cut straight above the sub, with blank lines around each command',
  },
  {
    languageIds: ['zig'],
    name: 'Zig doc comments',
    form: '/// lines straight above the declaration (//! at the top for the file)',
  },
  {
    languageIds: ['nim'],
    name: 'Nim doc comments',
    form: '## lines as the first thing inside of the routine, indented like its body',
  },
  {
    languageIds: ['d'],
    name: 'Ddoc',
    form: 'a /** … */ block or /// lines above the declaration, with the sections Params:, Returns:, Throws:',
  },
  { languageIds: ['gdscript'], name: 'GDScript doc comments', form: '## lines straight above the declaration' },
  { languageIds: ['sql', 'plsql'], name: 'SQL comments', form: '-- lines straight above the statement or routine' },
  {
    languageIds: ['terraform', 'hcl'],
    name: 'Terraform descriptions',
    form: 'a description = "…" argument where the block takes one, else # lines above the block',
  },
  {
    languageIds: ['solidity'],
    name: 'NatSpec',
    form: '/// lines or a /** … */ block above the declaration: @notice, @dev, @param, @return',
  },
];
