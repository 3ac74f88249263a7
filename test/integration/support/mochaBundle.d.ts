/** Mocha as one file without Node's modules, so that it runs in a web worker too; loading it sets the global `Mocha`. */
declare module 'mocha/mocha.js';
