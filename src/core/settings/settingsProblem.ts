/** Something in the user's settings that Interline cannot use, told so that it can be put right. */
export type SettingsProblem =
  | {
      readonly kind: 'wrongValue';
      /** Full name, for example `interline.completion.requests`; an environment variable's name where it comes from there. */
      readonly setting: string;
      /** What is wrong, what holds meanwhile and how to fix it. Never holds a key or credentials. */
      readonly message: string;
    }
  | {
      /** A key stands in plain text where settings are shared and synced: the host offers to move it to secret storage. */
      readonly kind: 'keyInSettings';
      readonly setting: string;
      readonly message: string;
      /** Where the key stands inside the setting's value; empty: the value itself. The key is not repeated here. */
      readonly path: readonly string[];
      /** The endpoint whose key it seems to be; undefined when its address is unusable or the key stands outside any. */
      readonly endpointName?: string;
      readonly baseUrl?: string;
    };
