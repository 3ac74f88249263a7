/** Mocha as one file without Node's modules: it runs in a web worker too. */
declare module 'mocha/mocha.js' {
  const mocha: {
    setup(options: { ui: 'bdd'; timeout: number; reporter: new (runner: Mocha.Runner) => unknown }): void;
    run(done: (failures: number) => void): void;
  };
  export default mocha;
}
