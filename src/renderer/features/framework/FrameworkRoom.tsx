import { useRef } from 'react';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Notice, Room } from '../../ui/index.ts';
import { BackToFramework } from './BackToFramework.tsx';
import { FrameworkList } from './FrameworkList.tsx';
import { IndicatorPage } from './IndicatorPage.tsx';
import { OutcomePage } from './OutcomePage.tsx';

/** What people want to see: outcomes, leading indicators, signs of change. A sign is shown on the page of its indicator. */
export function FrameworkRoom() {
  const { id, details } = useRoute();
  const isSign = details.kind === 'sign';
  const signs = useAsk('framework.signs', {}, { enabled: id !== null && details.kind !== 'outcome' });
  const shown = useRef<{ signId: string; indicatorId: string } | null>(null);
  if (id === null) return <FrameworkList />;
  if (details.kind === 'outcome') return <OutcomePage key={id} id={id} />;
  const sign = signs.data?.signs.find((candidate) => candidate.id === id);
  if (sign) shown.current = { signId: sign.id, indicatorId: sign.indicatorId };
  // A sign that was just taken away (or undone) leaves one on the page where it stood.
  const left = shown.current?.signId === id ? shown.current.indicatorId : null;
  if (isSign && !sign && left === null) {
    return (
      <Room>
        <p><BackToFramework /></p>
        {signs.data ? <Notice title="This sign is no longer here.">It was taken away. The history shows when, and undo brings it back.</Notice> : <ProblemNotice problem={signs.error} />}
      </Room>
    );
  }
  const indicatorId = sign?.indicatorId ?? left ?? id;
  return <IndicatorPage key={indicatorId} id={indicatorId} signId={sign?.id ?? null} />;
}
