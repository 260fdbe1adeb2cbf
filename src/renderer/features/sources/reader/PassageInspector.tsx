import { memo } from 'react';
import type { CausalLink, Code, Coder, Coding, Memo, OpenedSource, PassageLink, Sign, Voice } from '../../../../contract/index.ts';
import { kindInWords, titleOf } from '../../../../domain/memos/in-words.ts';
import { keyLabel } from '../../../app/keys.ts';
import { go } from '../../../app/route.ts';
import { formatUncertainDate } from '../../../../domain/timeline/uncertain-date.ts';
import { Button, Rows, Section } from '../../../ui/index.ts';
import { CausesHere } from '../../causes/CausesHere.tsx';
import { CodingItem } from '../../coding/CodingItem.tsx';
import { PassageLinks } from '../../coding/PassageLinks.tsx';
import { beginningOf } from '../../coding/in-words.ts';
import { shortestFirst, type Span } from '../../coding/highlights.ts';
import type { QuotedEvidence } from '../../coding/use-evidence.ts';
import { polarityWords } from '../../framework/polarity.ts';
import { usePlaces } from '../../voices/use-places.ts';
import { whoSpeaks } from './who-speaks.ts';
import './PassageInspector.css';

type PassageInspectorProps = {
  opened: OpenedSource;
  passage: Span;
  /** Whether words were selected; else one only stands in a paragraph. */
  isSelected: boolean;
  codings: readonly Coding[];
  inHand: Coding | null;
  signs: readonly Sign[];
  evidence: readonly QuotedEvidence[];
  codes: ReadonlyMap<string, Code>;
  recent: readonly string[];
  coders: ReadonlyMap<string, Coder>;
  voices: ReadonlyMap<string, Voice>;
  memos: readonly Memo[];
  links: readonly { link: PassageLink; side: 'from' | 'to' }[];
  causes: readonly CausalLink[];
  on: {
    ask: (what: 'code' | 'sign' | 'evidence' | 'cause') => void;
    memo: () => void;
    link: () => void;
    open: (coding: Coding) => void;
    recode: (coding: Coding, codeId: string) => void;
    remove: (coding: Coding) => void;
    weigh: (coding: Coding, weight: number | null) => void;
    pin: (coding: Coding) => void;
  };
};

/** What is known about the words in hand: whose they are and who may read them, which codes, signs, evidence, memos and links lie on them. */
export const PassageInspector = memo(function PassageInspector(props: PassageInspectorProps) {
  const { opened, passage, isSelected, codings, inHand, signs, evidence, memos, links, causes, codes, recent, coders, voices, on } = props;
  const { nameOf } = usePlaces();
  const words = opened.text.slice(passage.start, passage.end);
  const { attribution, consent } = whoSpeaks(opened, passage, voices, nameOf);
  return (
    <>
      <Section title={isSelected ? 'Selected passage' : 'At the cursor'}>
        <p className="passage-words">{beginningOf(words, 420)}</p>
        <p className="passage-who">{attribution} {consent}</p>
      </Section>
      <Section title="Codes here" {...(codings.length > 0 && { count: codings.length })} actions={<Button size="small" kind="quiet" keys={keyLabel('c')} onPress={() => on.ask('code')}>Code</Button>}>
        {codings.length === 0 ? <p className="passage-none">None yet. Press C, type three letters, Enter.</p> : (
          <ul className="coding-items">
            {shortestFirst(codings).map((coding) => (
              <CodingItem
                key={coding.id}
                coding={coding}
                codes={codes}
                recent={recent}
                coder={coders.get(coding.coderId)}
                isInHand={coding.id === inHand?.id}
                hasActs={coding.id === inHand?.id || codings.length <= 2}
                onTake={() => on.open(coding)}
                onRecode={(codeId) => on.recode(coding, codeId)}
                onRemove={() => on.remove(coding)}
                onWeigh={(weight) => on.weigh(coding, weight)}
                onPin={() => on.pin(coding)}
              />
            ))}
          </ul>
        )}
      </Section>
      <Section title="Signs of change" {...(signs.length > 0 && { count: signs.length })} actions={<Button size="small" kind="quiet" keys={keyLabel('s')} onPress={() => on.ask('sign')}>Log a sign</Button>}>
        {signs.length > 0 && (
          <Rows
            isOpen
            rows={signs.map((sign) => ({
              id: sign.id,
              title: sign.indicatorWording,
              icon: polarityWords[sign.polarity].icon,
              iconMeaning: polarityWords[sign.polarity].word,
              tone: polarityWords[sign.polarity].tone,
              detail: [polarityWords[sign.polarity].word, sign.expected === 'not said' ? '' : sign.expected, formatUncertainDate(sign.date)].filter(Boolean).join(', '),
              onOpen: () => go({ room: 'framework', id: sign.indicatorId, details: { kind: 'indicator' } }),
            }))}
          />
        )}
      </Section>
      <Section title="Evidence" {...(evidence.length > 0 && { count: evidence.length })} actions={<Button size="small" kind="quiet" keys={keyLabel('e')} onPress={() => on.ask('evidence')}>Use as evidence</Button>}>
        {evidence.length > 0 && (
          <Rows
            isOpen
            rows={evidence.map(({ id, claimId, statement, rivalId, side, reason }) => ({
              id,
              title: statement,
              icon: side,
              iconMeaning: side === 'for' ? 'Speaks for' : 'Speaks against',
              tone: side,
              detail: [rivalId === null ? '' : 'Bears on another explanation', reason].filter(Boolean).join('. '),
              onOpen: () => go({ room: 'claims', id: claimId }),
            }))}
          />
        )}
      </Section>
      <Section title="Memos" {...(memos.length > 0 && { count: memos.length })} actions={<Button size="small" kind="quiet" keys={keyLabel('shift+m')} onPress={on.memo}>Write a memo</Button>}>
        {memos.length > 0 && (
          <Rows
            isOpen
            rows={memos.map((memo) => ({
              id: memo.id,
              title: titleOf(memo, 90),
              icon: 'memo',
              iconMeaning: kindInWords[memo.kind],
              detail: [kindInWords[memo.kind], coders.get(memo.coderId)?.initials ?? ''].filter(Boolean).join(', '),
              onOpen: () => go({ room: 'memos', id: memo.id }),
            }))}
          />
        )}
      </Section>
      <CausesHere links={causes} onCode={() => on.ask('cause')} />
      <PassageLinks links={links} onLink={on.link} />
    </>
  );
});
