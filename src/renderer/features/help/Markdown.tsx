/** Help pages are Markdown of our own; they become elements, never HTML. */
import { marked, type Token, type Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import { formatRoute } from '../../app/route.ts';

function inline(tokens: Token[] | undefined): ReactNode {
  return (tokens ?? []).map((token, position) => {
    const key = position;
    switch (token.type) {
      case 'strong':
        return <strong key={key}>{inline(token.tokens)}</strong>;
      case 'em':
        return <em key={key}>{inline(token.tokens)}</em>;
      case 'codespan':
        return <kbd key={key}>{(token as Tokens.Codespan).text}</kbd>;
      case 'link': {
        // Links lead to other help pages; nothing outside the window is ever opened.
        const page = (token as Tokens.Link).href.replace(/\.md$/, '');
        return <a key={key} href={formatRoute({ room: 'help', id: page })}>{inline(token.tokens)}</a>;
      }
      case 'br':
        return <br key={key} />;
      default:
        return <Fragment key={key}>{'tokens' in token && token.tokens ? inline(token.tokens) : decode((token as Tokens.Text).text)}</Fragment>;
    }
  });
}

/** marked escapes text for HTML; React escapes again. */
function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

function block(token: Token, key: number): ReactNode {
  switch (token.type) {
    case 'heading':
      return createElement(`h${Math.min(4, (token as Tokens.Heading).depth)}`, { key }, inline(token.tokens));
    case 'paragraph':
      return <p key={key}>{inline(token.tokens)}</p>;
    case 'list': {
      const list = token as Tokens.List;
      const items = list.items.map((item, position) => <li key={position}>{item.tokens.map((part, index) => (part.type === 'text' ? <Fragment key={index}>{inline((part as Tokens.Text).tokens)}</Fragment> : block(part, index)))}</li>);
      return list.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
    }
    case 'table': {
      const table = token as Tokens.Table;
      return (
        <table key={key}>
          <thead>
            <tr>{table.header.map((cell, position) => <th key={position} scope="col">{inline(cell.tokens)}</th>)}</tr>
          </thead>
          <tbody>{table.rows.map((row, rowPosition) => <tr key={rowPosition}>{row.map((cell, position) => <td key={position}>{inline(cell.tokens)}</td>)}</tr>)}</tbody>
        </table>
      );
    }
    case 'code':
      return <pre key={key}>{(token as Tokens.Code).text}</pre>;
    case 'blockquote':
      return <blockquote key={key}>{(token as Tokens.Blockquote).tokens.map(block)}</blockquote>;
    default:
      return null;
  }
}

export function Markdown({ text }: { text: string }) {
  return <>{marked.lexer(text).map(block)}</>;
}
