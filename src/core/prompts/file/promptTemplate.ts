/** What a new prompt file begins with; read without a remark (kept by a test). */
export const PROMPT_TEMPLATE = `---
description: Says in the list what this prompt does
# chat: asks in the chat; edit: changes the selected code; insert: writes at the cursor; newFile: writes a new file
mode: chat
# model: the id of another model
# endpoint: the name of another endpoint
---

Explain \${selection} to somebody who knows \${input:audience:for example other languages}.
`;
