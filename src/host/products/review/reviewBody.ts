import * as vscode from 'vscode';

/** A model's remark as a comment: words as they are, with code spans; no image, no command and no HTML comes of it. */
export function reviewBody(text: string): vscode.MarkdownString {
  const body = new vscode.MarkdownString();
  for (const [index, part] of text.split(/(`[^`\n]+`)/).entries())
    if (index % 2 === 1) body.appendMarkdown(part);
    else body.appendText(part);
  return body;
}
