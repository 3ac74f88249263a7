/** Fireworks names a model by its account too; in the panel its own name is enough, the tooltip holds the whole. */
export function shortModelName(name: string): string {
  return name.replace(/^accounts\/[\w-]+\/(?:models|deployments)\/(?=.)/, '');
}
