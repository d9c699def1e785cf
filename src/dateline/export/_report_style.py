"""The report's style sheet: an analyst's document, on paper or screen, in light or dark."""

CSS = """
:root { color-scheme: light dark;
  --paper: #fbfaf7; --ink: #22252a; --soft: #6a6f76; --line: #dedbd2; --panel: #f3f1ea; --accent: #24506e;
  --trigger: #f3d3cc; --casualties: #f6dfa9; --actor: #cfe0ee; --place: #d3e6d0; --time: #e0d8ee; --source: #e6e3da;
  --weapon: #efd8e2; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #16181b; --ink: #dcdad4; --soft: #979b9f; --line: #33373c; --panel: #1d2024; --accent: #8db9d6;
  --trigger: #5b2f28; --casualties: #57441a; --actor: #24415a; --place: #294a2c; --time: #41365c; --source: #3b3c3b;
  --weapon: #55313f; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0 auto; max-width: 68rem; padding: 3rem 2rem 5rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Georgia, serif; }
h1, h2, h3, th, dt, .meta, .legend, .key, nav, .tag, caption, .number, footer {
  font-family: "Inter", "Source Sans 3", system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.15rem; margin: 3.2rem 0 .9rem; padding-bottom: .35rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.1rem; line-height: 1.3; margin: 0 0 .15rem; }
p { margin: .5rem 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; }
.meta { color: var(--soft); font-size: .84rem; margin: .1rem 0; }
.soft { color: var(--soft); }
nav a { margin-right: 1.2rem; font-size: .9rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
.scroll { overflow-x: auto; }
th { text-align: left; font-size: .72rem; font-weight: 600; letter-spacing: .02em; color: var(--soft);
  border-bottom: 1px solid var(--ink); padding: .3rem .7rem .3rem 0; vertical-align: bottom; }
td { border-bottom: 1px solid var(--line); padding: .45rem .7rem .45rem 0; vertical-align: top; }
td.high + td, th.number + th:not(.number) { padding-left: .8rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.number.best { font-weight: 650; }
.unknown { color: var(--soft); }
.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
.incident { margin: 1.6rem 0 2.6rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
.incident table { margin: .9rem 0; }
.tag { display: inline-block; font-size: .72rem; padding: .05rem .45rem; border: 1px solid var(--line);
  border-radius: 1rem; color: var(--soft); vertical-align: .08em; white-space: nowrap; }
.tag.unreal { border-color: var(--ink); color: var(--ink); border-style: dashed; }
.said { font-style: italic; }
.evidence { margin: .7rem 0; padding: .7rem 1rem; background: var(--panel); border-left: 3px solid var(--line);
  border-radius: 0 .3rem .3rem 0; overflow-wrap: anywhere; }
.around { color: var(--soft); }
mark { color: inherit; padding: .05em .12em; border-radius: .2em; border-bottom: 2px solid transparent;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.trigger { background: var(--trigger); } .casualties { background: var(--casualties); }
.actor { background: var(--actor); } .place { background: var(--place); } .time { background: var(--time); }
.weapon { background: var(--weapon); }
.source { background: none; border-bottom: 2px dotted var(--soft); border-radius: 0; }
.legend { font-size: .8rem; color: var(--soft); margin: .8rem 0 0; }
.legend mark { margin-right: .9rem; color: var(--ink); }
.disputed { margin: .7rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--casualties); font-size: .93rem; }
.disputed ul { margin: .2rem 0; padding-left: 1.1rem; }
.documents li { margin-bottom: 1rem; }
.warnings { font-size: .84rem; color: var(--soft); margin: .2rem 0 0; padding-left: 1.1rem; }
footer { margin-top: 4rem; padding-top: .8rem; border-top: 1px solid var(--line);
  color: var(--soft); font-size: .8rem; }
@media (max-width: 40rem) { body { padding: 1.5rem 1rem 3rem; } }
@media print { :root { --paper: #fff; --ink: #000; --soft: #555; --line: #ccc; --panel: #f6f6f4; --accent: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; } nav { display: none; }
  .incident, .evidence, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .scroll { overflow: visible; } a { text-decoration: none; } }
"""
