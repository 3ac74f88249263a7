/** What `git diff` would print for a file that it does not know yet, so that such a file is read like all others. */
export function diffOfNewFile(path: string, text: string): string {
  const head = `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}`;
  if (text === '') return `${head}\n`;
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  return `${head}\n@@ -0,0 +1,${lines.length} @@\n${lines.map((line) => `+${line}`).join('\n')}\n`;
}
