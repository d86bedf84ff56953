export const siteCss = `
:root { color-scheme: light dark; --ink: #1a1a1a; --quiet: #5c6370; --paper: #fff; --line: #d9dce1; --mark: #a3161a }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --quiet: #a4abb6; --paper: #16181c; --line: #383d46; --mark: #ff8d8d }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.5rem; line-height: 1.3; border-bottom: 3px solid var(--mark); padding-bottom: .5rem }
a { color: var(--mark) }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible,
summary:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px }
nav { display: flex; gap: 1rem; justify-content: flex-end; font-size: .9rem }
.quiet { color: var(--quiet) }
.alert { border-left: 4px solid var(--mark); padding: .5rem 1rem }
table { width: 100%; border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem }
dt { color: var(--quiet) } dd { margin: 0; overflow-wrap: anywhere }
form.stacked { display: grid; gap: .8rem; max-width: 24rem }
label { display: grid; gap: .2rem }
input, button, select, textarea { font: inherit; max-width: 100%; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: 4px;
  background: var(--paper); color: var(--ink) }
button { cursor: pointer; border-color: var(--mark) }
`
