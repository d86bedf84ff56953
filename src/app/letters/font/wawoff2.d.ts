declare module 'wawoff2/decompress.js' {
  /** The TrueType font in a WOFF2 file. */
  const decompress: (woff2: Uint8Array) => Promise<Uint8Array>
  export = decompress
}
