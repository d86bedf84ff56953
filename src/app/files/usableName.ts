const LONGEST = 200

/**
 * The last path segment of a name that someone sent, without characters that hide or reorder what is shown.
 * Undefined when nothing usable is left.
 */
export function usableName(sent: string): string | undefined {
  const segment = sent.normalize('NFC').split(/[/\\]/).at(-1)!
  // Controls, line separators, and the marks that make "exe.fdp" read as "pdf.exe".
  const name = segment.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '').trim()
  return name === '' || name === '.' || name === '..' || [...name].length > LONGEST ? undefined : name
}
