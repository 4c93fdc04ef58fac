/** The small part of pngjs (which ships no types) that logos are read and written with. */

declare module 'pngjs' {
  export class PNG {
    constructor(options: { width: number; height: number });
    readonly width: number;
    readonly height: number;
    /** Red, green, blue and alpha, a byte each. */
    data: Buffer;
    static readonly sync: {
      read(bytes: Buffer): PNG;
      write(png: PNG, options: { colorType: 2 }): Buffer;
    };
  }
}
