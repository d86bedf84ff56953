import type { ImportNote } from './parsedDocument.js'

export type Decoded = { readonly ok: true; readonly text: string; readonly note?: ImportNote } | { readonly ok: false }

const strictly = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * UTF-8, or UTF-16 by its mark, or GB18030 when the bytes make sense in it. Almost any bytes are formally GB18030, so
 * what it yields must look like Chinese text: no private-use or control characters, mostly common characters.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  if (utf16 !== undefined) {
    const text = strictly(utf16, bytes)
    return text === undefined ? { ok: false } : { ok: true, text, note: 'CONVERTED_FROM_UTF16' }
  }
  const utf8 = strictly('utf-8', bytes)
  if (utf8 !== undefined) return { ok: true, text: utf8 }
  const gb18030 = strictly('gb18030', bytes)
  if (gb18030 === undefined || !looksChinese(gb18030)) return { ok: false }
  return { ok: true, text: gb18030, note: 'CONVERTED_FROM_GB18030' }
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const IMPLAUSIBLE = /[\u0000-\u0008\u000e-\u001f\u0080-\u009f\ufffd\p{Co}\p{Cn}]/u

/** The 6,763 characters of GB 2312, which nearly all official texts are written with, lead in bytes B0–F7. */
function looksChinese(text: string): boolean {
  if (IMPLAUSIBLE.test(text)) return false
  const letters = [...text].filter((character) => /\p{L}/u.test(character))
  const han = letters.filter((character) => /\p{Script=Han}/u.test(character))
  const common = han.filter((character) => COMMON.has(character))
  return han.length > 0 && common.length / han.length >= 0.1
}

/** Characters without which no page of an official text gets by. */
const COMMON = new Set(
  '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏案规划',
)
