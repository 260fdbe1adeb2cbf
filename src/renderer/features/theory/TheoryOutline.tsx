import type { Theory } from '../../../contract/index.ts';
import { LinkButton, Section, Stack } from '../../ui/index.ts';
import { linkLabel } from './link-label.ts';
import type { Chosen } from './TheoryCanvas.tsx';
import { kindOrder, kindWords, worstOf } from './theory-words.ts';
import './TheoryOutline.css';

/** The whole of a theory in words: each place with what it leads to. */
export function TheoryOutline({ theory, onChoose }: { theory: Theory; onChoose: (chosen: Chosen) => void }) {
  const nameOf = new Map(theory.nodeList.map((node) => [node.id, node.label]));
  return (
    <Stack gap={24}>
      {kindOrder.filter((kind) => theory.nodeList.some((node) => node.kind === kind)).map((kind) => (
        <Section key={kind} title={kindWords[kind].several} about={kindWords[kind].means}>
          <ul className="theory-outline">
            {theory.nodeList.filter((node) => node.kind === kind).map((node) => {
              const links = theory.linkList.filter((link) => link.fromId === node.id);
              return (
                <li key={node.id}>
                  <p><LinkButton isQuiet onPress={() => onChoose({ is: 'node', id: node.id })}>{node.label}</LinkButton>{node.group !== '' && <span className="theory-outline-faint">{` · ${node.group}`}</span>}</p>
                  {links.length > 0 && (
                    <ul className="theory-outline-links" aria-label={`What “${node.label}” leads to`}>
                      {links.map((link) => {
                        const label = linkLabel(link, worstOf(theory.assumptions.filter((one) => one.linkId === link.id)));
                        return (
                          <li key={link.id}>
                            <LinkButton isQuiet onPress={() => onChoose({ is: 'link', id: link.id })}>{`leads to: ${nameOf.get(link.toId) ?? ''}`}</LinkButton>
                            {label !== '' && <span className="theory-outline-faint">{` · ${label}`}</span>}
                            {link.assumption !== '' && <p className="theory-outline-faint">{`Has to hold: ${link.assumption}`}</p>}
                          </li>
                        );
                      })}
                    </ul>
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
      ))}
    </Stack>
  );
}
