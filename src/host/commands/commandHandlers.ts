import type { CommandName } from '../contributions.ts';

/** What a command runs. Arguments come from keybindings and other extensions: parse them before use. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

/**
 * The commands that one feature brings. `registerX` returns them next to `dispose`, and `activate` lays all of them into one
 * `CommandHandlers<CommandName>`: a command that nobody brings does not compile.
 */
export type CommandHandlers<Name extends CommandName> = Readonly<Record<Name, CommandHandler>>;
