import type { LetterDocument } from './letterDocument.js'

/** Style of a printed page, GB/T 9704: A4, 版心 156 mm × 225 mm, 仿宋 16 pt, page numbers at the foot. */
export const pageStyle = ({ landscape, form }: Pick<LetterDocument, 'landscape' | 'form'>): string => `
@page { size: A4 ${landscape ? 'landscape' : 'portrait'}; margin: ${landscape ? '22mm 20mm' : form ? '24mm 24mm 25mm' : '37mm 26mm 35mm 28mm'};
  @bottom-center { content: "— " counter(page) " —"; font: 14pt "SimSun", "Songti SC", "Noto Serif CJK SC", serif; } }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 16pt/28pt "FangSong", "仿宋", "FangSong_GB2312", "STFangsong",
  "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "SimSun", serif; text-align: justify; overflow-wrap: anywhere;
  line-break: strict; }
main { max-width: ${landscape ? '257mm' : form ? '162mm' : '156mm'}; margin: 0 auto; }
h1, h2, h3, p { margin: 0; font-size: 16pt; font-weight: normal; break-after: avoid; }
p { text-indent: 2em; break-after: auto; orphans: 2; widows: 2; }
h1 { font: 22pt/32pt "FZXiaoBiaoSong-B05S", "STSong", "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "SimSun", serif;
  font-weight: bold; text-align: center; margin-bottom: 14pt; }
h2 { font-family: "SimHei", "Heiti SC", "Noto Sans CJK SC", sans-serif; text-indent: 2em; }
h3 { font-family: "KaiTi", "Kaiti SC", "STKaiti", serif; text-indent: 2em; }
.number { text-align: center; text-indent: 0; margin-bottom: 14pt; }
.addressee, .flush, .note { text-indent: 0; }
ol { margin: 0; padding: 0; list-style: none; counter-reset: item; }
li { counter-increment: item; text-indent: 2em; }
li::before { content: counter(item) ". "; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 12pt; line-height: 18pt; margin: 7pt 0; }
caption { font-weight: bold; text-align: center; padding: 4pt 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.75pt solid #000; padding: 4pt 5pt; text-align: left; vertical-align: middle; }
th { font-weight: bold; text-align: center; }
.left { text-align: left; } .center { text-align: center; } .right { text-align: right; }
.dense { font-size: 9pt; line-height: 13pt; } .dense th, .dense td { padding: 2pt 3pt; }
.attachments { margin-top: 28pt; text-indent: 0; padding-left: 2em; }
.signature { width: fit-content; margin: 56pt 4em 0 auto; text-align: center; break-inside: avoid; }
.signature p { text-indent: 0; }
.note { margin-top: 14pt; font-size: ${form ? '10.5pt; line-height: 17pt' : '14pt; line-height: 24pt'}; }
.break { break-after: page; }
@media screen { body { padding: 24px 16px; } }
`
