'use strict';
// Text and elements. Every text goes in as text: nothing here or elsewhere sets markup.

const FONT_STACK = '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif';

/** An element with attributes (functions become listeners) and children (strings become text nodes). */
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false && value !== undefined) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== 0));
  return made;
}

/** The same estimate as the build's `text_width`: full width for Chinese and its quotes, about half for the rest. */
function textWidth(text, size) {
  let width = 0;
  for (const char of text) width += char.codePointAt(0) > 0x2e80 || (char >= '\u2014' && char <= '\u2026') ? size : size * 0.58;
  return width;
}

/** The text, cut with an ellipsis where the canvas font makes it wider than `room`. */
function clip(ctx, text, room) {
  if (ctx.measureText(text).width <= room) return text;
  const chars = [...text];
  let low = 0;
  let high = chars.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ctx.measureText(chars.slice(0, middle).join('') + '…').width <= room) low = middle;
    else high = middle - 1;
  }
  return chars.slice(0, low).join('') + '…';
}

/** Where names stand in a sentence, white space and `*` seen through, longest names first; pairs [start, end). */
function spans(sentence, names) {
  const places = [];
  let bare = '';
  for (let i = 0; i < sentence.length; i++) {
    if (!/[\s*]/.test(sentence[i])) {
      bare += sentence[i];
      places.push(i);
    }
  }
  const found = [];
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const wanted = name.replace(/[\s*]/g, '');
    if (!wanted) continue;
    for (let at = bare.indexOf(wanted); at >= 0; at = bare.indexOf(wanted, at + wanted.length)) {
      const span = [places[at], places[at + wanted.length - 1] + 1];
      if (found.every(([start, end]) => span[1] <= start || end <= span[0])) found.push(span);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}

/** The sentence as text nodes and marks. */
function marked(sentence, names) {
  const parts = [];
  let at = 0;
  for (const [start, end] of spans(sentence, names)) {
    parts.push(sentence.slice(at, start), el('mark', {}, sentence.slice(start, end)));
    at = end;
  }
  parts.push(sentence.slice(at));
  return parts;
}
