import { useEffect, useRef, useState } from 'react';
import { findingSentence } from '../../../domain/questions/finding.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { announce, Button, EmptyRoom, Finding, Notice, ProgressLine, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { type RuleDraft, ruleOf, searchKey } from './auto-code-rule.ts';
import { autoCoding, type AutoCoding, beginning, textsKey } from './auto-code-state.ts';
import { AutoCodePreview, type Coded } from './AutoCodePreview.tsx';
import { AutoCodeRuleFields } from './AutoCodeRuleFields.tsx';
import { CodeOrNewField } from './CodeOrNewField.tsx';
import { RestrictionFields } from './RestrictionFields.tsx';
import { useQuestionNames } from './use-question-names.ts';
import './AutoCode.css';

/** Coding by a rule: what it finds is looked at first, all of it, and then coded in one step. */
export function AutoCodeTab() {
  const { details } = useRoute();
  const { draft, restriction, code, found, takenOut } = autoCoding.use();
  const set = (patch: Partial<AutoCoding>): void => autoCoding.set({ ...autoCoding.get(), ...patch });
  const names = useQuestionNames();
  const sources = useAsk('sources.list', {}).data?.sources;
  const work = useLongWork('coding.find');
  const [done, setDone] = useState<Coded | null>(null);
  const results = useRef<HTMLDivElement>(null);

  const asked = details['code'];
  useEffect(() => {
    if (asked === undefined) return;
    set({ code: { id: asked } });
    setDone(null);
    go({ room: 'questions', details: { tab: 'find' } }, { replace: true });
  }, [asked]);

  const rule = ruleOf(draft);
  const key = rule === null ? null : searchKey(rule, restriction);
  const codes = useAsk('codebook.list', {}).data?.codes;
  // A code that was removed meanwhile is none.
  const chosen = code !== null && 'id' in code && codes !== undefined && !codes.some(({ id }) => id === code.id) ? null : code;
  const codeId = chosen !== null && 'id' in chosen ? chosen.id : null;
  const texts = textsKey(sources ?? []);
  const isShown = found !== null && found.key === key;
  const hasMoved = isShown && sources !== undefined && found.texts !== texts;

  async function find(isAsked: boolean): Promise<void> {
    if (rule === null || key === null) return;
    setDone(null);
    const answer = await work.start({ rule, restriction, ...(codeId !== null && { codeId }) });
    if (answer === null) return;
    // What was taken out of another search says nothing about this one.
    const before = autoCoding.get();
    set({ found: { ...answer, key, codeId, texts }, ...(before.found?.key !== key && { takenOut: new Set<string>() }) });
    if (isAsked) requestAnimationFrame(() => results.current?.scrollIntoView({ block: 'nearest' }));
  }

  // Another code is chosen: which passages bear it already is asked anew.
  const isForOther = isShown && found.codeId !== codeId;
  useEffect(() => {
    if (isForOther) void find(false);
  }, [isForOther, codeId]);

  function onCoded(coded: Coded): void {
    announce(`${counted(coded.coded, 'passage')} coded`);
    setDone(coded);
    set({ code: { id: coded.codeId }, found: null, takenOut: new Set() });
  }

  if (sources !== undefined && sources.length === 0) {
    return (
      <EmptyRoom title="Here a rule finds what you would code again and again" picture="search" actions={<Button kind="primary" onPress={() => go({ room: 'sources' })}>Go to the sources</Button>}>
        Bring in some transcripts first. Then find, for instance, every sentence with the word “waiting”, or all that was answered to “What changed?”. You look at every passage before anything is coded, and one undo takes all of it back.
      </EmptyRoom>
    );
  }
  const isPatternWrong = work.problem?.code === 'bad-input';
  const change = (patch: Partial<RuleDraft>): void => {
    work.clear();
    setDone(null);
    set({ draft: { ...draft, ...patch } });
  };
  return (
    <Stack gap={24}>
      <Section title="What is looked for" actions={<Button size="small" kind="quiet" onPress={() => { work.stop(); work.clear(); setDone(null); autoCoding.set(beginning); }}>Begin anew</Button>}>
        <form className="auto-code-rule" aria-label="What is looked for" onSubmit={(event) => { event.preventDefault(); void find(true); }}>
          <Stack gap={16}>
            <AutoCodeRuleFields draft={draft} onChange={change} error={isPatternWrong ? work.problem!.message : undefined} />
            <RestrictionFields value={restriction} onChange={(next) => set({ restriction: next })} />
            {rule !== null && <Finding>{findingSentence(rule, restriction, names)}</Finding>}
            <div className="auto-code-go">
              <CodeOrNewField label="Code that they get" value={chosen} onChange={(next) => set({ code: next })} />
              <Button kind={isShown && !hasMoved ? 'plain' : 'primary'} type="submit" icon="search" isDisabled={rule === null || work.progress !== null}>{isShown ? 'Find them again' : 'Find them'}</Button>
              <p className="auto-code-why">Nothing is coded before you have seen it.</p>
            </div>
          </Stack>
        </form>
      </Section>
      {work.progress !== null && <ProgressLine label="Looking for passages" detail={work.progress.words} value={work.progress.fraction * 100} onStop={work.stop} />}
      {!isPatternWrong && <ProblemNotice problem={work.problem} />}
      {done !== null && (
        <Notice kind="for" isUrgent title={`${counted(done.coded, 'passage')} coded with “${names.code(done.codeId) ?? 'it'}”.`} actions={<Button size="small" onPress={() => go({ room: 'codebook', id: done.codeId })}>Open the code</Button>}>
          {done.already > 0 && `${counted(done.already, 'passage')} had it already. `}Undo takes all of them back in one step.
        </Notice>
      )}
      {isShown && (
        <div ref={results}><Section title="What it finds">
          {hasMoved && <Notice kind="caution" title="The sources have changed since.">Passages may lie elsewhere now. Find them again; what you took out stays out where it still stands.</Notice>}
          <AutoCodePreview
            found={found}
            code={chosen}
            sources={sources?.length ?? 0}
            takenOut={takenOut}
            onTakeOut={(places) => set({ takenOut: places })}
            why={hasMoved ? 'Find them again first.' : work.progress !== null || isForOther ? 'Looking…' : null}
            onCoded={onCoded}
          />
        </Section></div>
      )}
    </Stack>
  );
}
