import { lazy, Suspense, useMemo, useState } from 'react';
import type { Assumption, Theory, TheoryDifference, TheoryLink, TheoryNode } from '../../../contract/index.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Cluster, EmptyRoom, Finding, LinkButton, PageHeader, ProgressLine, Room, Section, Select, Stack } from '../../ui/index.ts';
import type { Mark } from './TheoryCanvas.tsx';
import { bothOf } from './both-of.ts';
import './CompareTheory.css';

const TheoryCanvas = lazy(() => import('./TheoryCanvas.tsx').then(({ TheoryCanvas: drawn }) => ({ default: drawn })));

/** As it is drawn now, beside versions that were kept. */
const asItStands = 'as it stands';

type State = { nodes: readonly TheoryNode[]; links: readonly TheoryLink[]; assumptions: readonly Assumption[] };

/** Two versions of one theory: the difference in words, in one picture, and thing by thing. */
export function CompareTheory({ id }: { id: string }) {
  const { details } = useRoute();
  const theory = useAsk('theory.get', { id });
  useScroll(`theory compared ${id}`);
  const back = <LinkButton onPress={() => go({ room: 'theory', id })}>{theory.data?.name ?? 'Theory of change'}</LinkButton>;
  if (!theory.data) return <Room><p>{back}</p><ProblemNotice problem={theory.error} /></Room>;
  if (theory.data.kept.length === 0) {
    return (
      <Room>
        <PageHeader above={back} title="Compare versions" />
        <EmptyRoom picture="framework" title="No version is kept yet" actions={<Button onPress={() => go({ room: 'theory', id })}>Back to the theory</Button>}>
          Keep a version when people agree on the theory, or when something in it turned out otherwise. Then it can be seen here how it has changed since, and why.
        </EmptyRoom>
      </Room>
    );
  }
  return <Compared theory={theory.data} before={details.before} now={details.now} />;
}

function Compared({ theory, before: askedBefore, now: askedNow }: { theory: Theory; before: string | undefined; now: string | undefined }) {
  const newest = theory.kept.reduce((latest, kept) => (kept.number > latest.number ? kept : latest));
  const isKept = (id: string | undefined): id is string => theory.kept.some((kept) => kept.id === id);
  // Where nothing was changed since the newest version, the one before it is what can be told apart.
  const earlier = theory.kept.filter((kept) => kept.number < newest.number).at(-1);
  const [before, setBefore] = useState(isKept(askedBefore) ? askedBefore : theory.isChanged ? newest.id : (earlier ?? newest).id);
  const [now, setNow] = useState(isKept(askedNow) ? askedNow : asItStands);
  const idOf = (choice: string): string | null => (choice === asItStands ? null : choice);
  const answer = useAsk('theory.compare', { theoryId: theory.id, beforeId: idOf(before), nowId: idOf(now) }, { keepPrevious: true });
  const stateBefore = useStateOf(theory, idOf(before));
  const stateNow = useStateOf(theory, idOf(now));
  const choices = [{ id: asItStands, label: 'As it stands now' }, ...[...theory.kept].reverse().map((kept) => ({ id: kept.id, label: `Version ${kept.number}: ${kept.reason}` }))];
  const drawn = useMemo(() => (stateBefore && stateNow && answer.data ? bothOf(stateBefore, stateNow) : null), [stateBefore, stateNow, answer.data]);
  const marks = useMemo(() => new Map<string, Mark>([...(answer.data?.nodes ?? []), ...(answer.data?.links ?? [])].map((one) => [one.id, one.change])), [answer.data]);
  const isSame = answer.data !== undefined && answer.data.nodes.length + answer.data.links.length + answer.data.assumptions.length === 0;

  return (
    <Room>
      <PageHeader above={<LinkButton onPress={() => go({ room: 'theory', id: theory.id })}>{theory.name}</LinkButton>} title="Compare versions" />
      <Stack gap={24}>
        <div className="theory-compare-choices">
          <Select label="Before" choices={choices} value={before} onChange={setBefore} />
          <Select label="Now" choices={choices} value={now} onChange={setNow} />
        </div>
        <ProblemNotice problem={answer.error} />
        {answer.data && (
          <>
            <Finding>{isSame ? 'The two are the same.' : answer.data.sentences.join(' ')}</Finding>
            {drawn && (
              <Stack gap={8}>
                <Suspense fallback={<ProgressLine label="Drawing it" />}><TheoryCanvas {...drawn} marks={marks} /></Suspense>
                <Cluster><p className="theory-compare-how">What was added stands in green, what was taken out in dashes, what was changed in ochre; each says so in words.</p></Cluster>
              </Stack>
            )}
            <Difference title="Places" things={answer.data.nodes} />
            <Difference title="Links" things={answer.data.links} />
            <Difference title="Assumptions" things={answer.data.assumptions} />
          </>
        )}
      </Stack>
    </Room>
  );
}

/** The state of a theory at a kept version, or now. */
function useStateOf(theory: Theory, versionId: string | null): State | null {
  const version = useAsk('theory.version', { id: versionId ?? '' }, { enabled: versionId !== null });
  return useMemo(() => (versionId === null ? { nodes: theory.nodeList, links: theory.linkList, assumptions: theory.assumptions } : version.data ?? null), [versionId, theory, version.data]);
}

const changeWords: Record<Mark, string> = { added: 'Added', removed: 'Taken out', changed: 'Changed' };

function Difference({ title, things }: { title: string; things: TheoryDifference['nodes'] }) {
  if (things.length === 0) return null;
  return (
    <Section title={title} count={things.length}>
      <ul className="theory-difference">
        {things.map((thing) => (
          <li key={thing.id} data-change={thing.change}>
            <p><strong>{changeWords[thing.change]}</strong>{`: ${thing.label}`}</p>
            {thing.what.map((what) => (
              <dl key={what.field} className="theory-difference-what">
                <dt>{what.field}</dt>
                {what.before !== '' && <dd><del>{what.before}</del></dd>}
                {what.now !== '' && <dd><ins>{what.now}</ins></dd>}
              </dl>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
