/**
 * Pixels only: a page's root font size must not resize the nudge. Every colour is set, whatever the page passes down;
 * forced colours (high contrast) take over by themselves.
 */
export const NUDGE_STYLE = `
* { box-sizing: border-box; margin: 0; padding: 0; }
[hidden] { display: none !important; }
.nudge {
  --paper: #fdfcfa; --ink: #211f1b; --soft: #5d584f; --line: #dcd7cd; --hover: #f1eee8;
  --accent: #0f766e; --on-accent: #ffffff; --lifted: #0b5f59; --shadow: rgb(33 31 27 / 16%);
  position: relative; font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); border: 1px solid var(--line);
  border-radius: 10px; box-shadow: 0 4px 18px var(--shadow); text-align: start; cursor: default;
  user-select: none; -webkit-user-select: none; animation: arrive 160ms ease-out;
}
.nudge[data-theme="dark"] {
  --paper: #211f1c; --ink: #f4f1eb; --soft: #b8b2a7; --line: #45413a; --hover: #302d28;
  --accent: #5eead4; --on-accent: #07302b; --lifted: #8df3e3; --shadow: rgb(0 0 0 / 45%);
}
@keyframes arrive { from { opacity: 0; transform: translateY(6px); } }

.card {
  width: 340px; max-width: calc(100vw - 24px); max-height: calc(100vh - 24px); overflow: auto;
  padding: 14px 16px 12px;
}
.words { display: grid; grid-template-columns: 20px 1fr; column-gap: 10px; padding-inline-end: 24px; }
.mark { width: 20px; height: 20px; color: var(--accent); flex: none; }
.title { font-size: 15px; font-weight: 600; line-height: 20px; overflow-wrap: anywhere; text-wrap: balance; }
.lines { grid-column: 2; margin-top: 6px; list-style: none; color: var(--soft); }
.lines li { overflow-wrap: anywhere; text-wrap: pretty; }
.lines li + li { margin-top: 3px; }
.lines .gain { color: var(--ink); }
.choices, .rest { display: flex; gap: 4px; }
.choices { flex-wrap: wrap; margin-top: 12px; }
.rest { flex: 1 0 auto; }

button {
  min-height: 32px; padding: 5px 10px; font: inherit; font-weight: 500; color: var(--soft);
  background: none; border: 1px solid transparent; border-radius: 7px; text-align: start;
  cursor: pointer;
}
button:hover { color: var(--ink); background: var(--hover); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.icon { display: grid; flex: none; place-items: center; width: 32px; padding: 0; }
.icon svg { width: 16px; height: 16px; }
.main { color: var(--on-accent); background: var(--accent); }
.main:hover { color: var(--on-accent); background: var(--lifted); }
.more { margin-inline-start: auto; }
.card > .close { position: absolute; top: 6px; inset-inline-end: 6px; }
/* Beside its opener and within the card: what it covers of the page stays what the card covers. */
.menu {
  position: absolute; z-index: 1; inset-inline-end: 54px; bottom: 8px; display: grid;
  max-width: calc(100% - 64px); padding: 3px; background: var(--paper);
  border: 1px solid var(--line); border-radius: 9px; box-shadow: 0 2px 10px var(--shadow);
}
.menu button { min-height: 30px; padding-block: 4px; color: var(--ink); }

.slip { display: flex; align-items: center; max-width: calc(100vw - 24px); padding: 3px; }
.heard, .slip .words { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.slip .open { display: flex; min-width: 0; align-items: center; gap: 8px; padding-inline: 8px; color: var(--ink); }
.slip .text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.slip p.open { padding-block: 5px; font-weight: 500; }
.dot .text, .dot .close { display: none; }

@media (prefers-reduced-motion: reduce) { .nudge { animation: none; } }
@media (forced-colors: active) {
  button { border-color: ButtonText; }
  button:focus-visible { outline-color: Highlight; }
}
@media print { :host { display: none !important; } }
`;
