/**
 * What a possible speaker's label looks like, on its own:
 * - `letter`: Q, A, P1, R12
 * - `role`: says what somebody does in the conversation (Interviewer, Parent 3, Counsel to the Inquiry)
 * - `titled`: a name with a title (Ms Carey, Dr Treanor)
 * - `name`: capitalised words that may be a name (Mary, Jane Doe, Lead 8)
 * - `phrase`: anything else that stands before a colon
 * - `never`: words that open a sentence or a form ("Note", "And then", "Date", "Figure 3")
 */
export type LabelShape = 'letter' | 'role' | 'titled' | 'name' | 'phrase' | 'never';

/** Roles that ask. */
const askers = ['interviewer', 'facilitator', 'moderator', 'researcher', 'counsel', 'examiner', 'host', 'int', 'interviewers', 'fieldworker', 'enumerator', 'question', 'kc', 'qc'];
/** Roles that answer. */
const answerers = [
  'participant', 'respondent', 'interviewee', 'informant', 'witness', 'patient', 'client', 'parent', 'carer', 'mum', 'mam', 'dad', 'mother', 'father', 'gran', 'granny',
  'grandmother', 'grandfather', 'grandparent', 'sister', 'brother', 'daughter', 'son', 'child', 'girl', 'boy', 'woman', 'man', 'youth', 'pupil', 'student', 'learner', 'teacher',
  'practitioner', 'worker', 'nurse', 'resident', 'tenant', 'volunteer', 'member', 'answer', 'guest', 'leader', 'manager', 'officer', 'coordinator', 'responder',
  'part', 'resp', 'caller', 'storyteller',
];
/** Roles that do neither as a rule, or that may do both. */
const others = [
  'speaker', 'chair', 'chairman', 'chairwoman', 'chairperson', 'convener', 'convenor', 'clerk', 'usher', 'interpreter', 'translator', 'narrator', 'transcriber', 'voice', 'male', 'female',
  'unknown', 'unidentified', 'everyone', 'everybody', 'all', 'several', 'group', 'audience', 'doctor', 'judge', 'sheriff', 'observer', 'secretary', 'coach', 'mentor', 'trainer',
  'president', 'convenor', 'councillor', 'speakers', 'participants', 'inaudible',
];
const titles = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'sir', 'lady', 'lord', 'dame', 'rev', 'reverend', 'fr', 'father', 'sister', 'judge', 'justice', 'cllr', 'councillor', 'pc', 'sgt', 'dc', 'ds', 'insp', 'baroness', 'baron', 'provost'];
/** Words inside names and titles that are written small. */
const small = new Set(['of', 'the', 'to', 'for', 'and', 'in', 'de', 'da', 'di', 'du', 'la', 'le', 'van', 'von', 'der', 'den', 'bin', 'al', 'el', 'ter', 'y', 'mac', 'mc', 'na', 'nic', 'ni', 'ap', 'ferch', 'a']);

/** Small words that family names begin with. */
const particles = new Set(['de', 'da', 'di', 'du', 'van', 'von', 'der', 'den', 'ter', 'el', 'al', 'bin', 'nic']);

/** Words that open an ordinary sentence; a label that begins with one is a sentence with a colon in it. */
const sentenceOpeners = new Set(
  (
    'and but so then if we you i he she it they this that these those there here what when where which who whom whose why how do does did done can could is are am was were be been being because since for in on at with ' +
    'as or nor not no yes yeah yep okay ok well now also one two three four five six seven eight nine ten first second third firstly secondly thirdly finally lastly next last again however although though while whilst ' +
    'whereas unless until after before during from by into over under about above below between both each every either neither some many most much more less few several any such same other another only just even still ' +
    'yet too very really actually basically obviously perhaps maybe sometimes often usually always never let lets my your his her its our their me him them us to the would should will shall may might must has have had ' +
    'go going see say said says saying ask asked asking look think know remember imagine consider suppose given based regarding concerning according like unlike thank thanks sorry please hello hi dear'
  ).split(' '),
);

/** Words that head a form, a list or a remark rather than somebody's speech. */
const formWords = new Set(
  (
    'note notes nb ps re subject from to cc bcc date time place location venue present attendees apologies attending absent email e-mail mail tel telephone phone mobile fax web website url http https www address postcode title author authors ' +
    'editor source sources reference references ref keywords keyword abstract summary introduction background context aim aims objective objectives purpose method methods methodology results findings finding discussion conclusion conclusions ' +
    'recommendation recommendations action actions owner outcome outcomes output outputs decision decisions agreed due deadline status priority risk risks issue issues task tasks agenda item items minutes matter matters business any aob next ' +
    'step steps stage stages phase phases section sections chapter part appendix annex figure fig table box chart map photo image picture page pages paragraph para line lines question questions theme themes topic topics code codes category ' +
    'categories example examples eg e.g ie i.e definition definitions meaning term terms glossary key legend caption warning caution important remember reminder tip tips hint hints remark remarks comment comments observation observations memo memos ' +
    'reflection reflections quote quotes quotation story stories case cases report reports version draft revision copyright licence license published updated created modified recorded recording duration length transcribed transcription transcript ' +
    'interview interviews session sessions day days week weeks month months year years age gender sex ethnicity occupation role name names participants_list id ids code_number reference_number project programme program site area region city town country ' +
    'council department team teams organisation organization contact contacts pros cons strengths weaknesses opportunities threats benefits challenges barriers enablers inputs impact impacts activities activity assumption assumptions evidence ' +
    'option options reason reasons result total totals subtotal average mean median minimum maximum number numbers percentage rate rates cost costs price budget income expenditure monday tuesday wednesday thursday friday saturday sunday ' +
    'january february march april may june july august september october november december morning afternoon evening today tomorrow yesterday spring summer autumn winter file files folder link links available accessed retrieved isbn doi issn ' +
    'todo to-do tbc tbd fyi asap faq p.s n.b description details detail information info instructions instruction overview content contents index preface foreword acknowledgements welcome close closing opening end start begin beginning break ' +
    'lunch tea coffee update updates learning lesson lessons insight insights principle principles value values vision mission goal goals target targets indicator indicators measure measures sign signs factor factors condition conditions'
  ).split(' '),
);

const roleWords = new Set([...askers, ...answerers, ...others]);
const titleWords = new Set(titles);
const askerWords = new Set(askers);
const answererWords = new Set(answerers);

/** The form under which spellings of one label meet: case, spacing, full stops and "(continued)" don't tell speakers apart. */
export function labelKey(label: string): string {
  return label
    .toLowerCase()
    .replace(/\((?:cont(?:inued|'d|d|\.)?)\)/g, '')
    .replace(/[.:*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a word (without digits) says what somebody does in a conversation: "participant", "Counsel". */
export function isRoleWord(word: string): boolean {
  const bare = word.toLowerCase().replace(/[^\p{L}]/gu, '');
  return roleWords.has(bare) || titleWords.has(bare);
}

/** What the label says of who asks, if it says anything. */
export function roleInLabel(label: string): 'interviewer' | 'participant' | 'other' | undefined {
  const words = labelWords(label);
  if (/^(?:Q|INT|Int|Question)\d*$/.test(label.trim())) return 'interviewer';
  if (/^(?:A|Answer|[RP]\d+)$/.test(label.trim())) return 'participant';
  if (words.some((word) => askerWords.has(word))) return 'interviewer';
  if (words.some((word) => answererWords.has(word) && !titleWords.has(word))) return 'participant';
  if (/^(?:clerk|usher|interpreter|translator|transcriber|narrator|all|everyone|everybody|several|unknown|unidentified|chair|chairman|chairwoman|chairperson|convener|convenor|observer)\b/i.test(label)) return 'other';
  return undefined;
}

/** Judges a label by its looks alone; how often and where it occurs is judged in `speakers.ts`. */
export function labelShape(label: string): LabelShape {
  const text = label.trim();
  if (text.length === 0 || text.length > 60) return 'never';
  if (!/\p{L}/u.test(text)) return 'never';
  if (/^\p{Lu}\p{N}{0,3}$/u.test(text)) return 'letter';
  const withoutAside = text.replace(/\s*[([][^()[\]]*[)\]]\s*$/, '');
  const parts = withoutAside.split(/[\s/&,+_-]+/).filter((part) => part !== '');
  if (parts.length === 0 || parts.length > 7) return 'never';
  if (/[?!;"“”<>{}|=]/.test(text)) return 'never';
  const words = labelWords(withoutAside);
  const first = words[0] ?? '';
  // "Question 1" and "Answer" are forms of address between people; "Figure 3", "Day 2" are not.
  const onlyForm = words.length > 0 && words.every((word) => formWords.has(word) && !roleWords.has(word));
  if (onlyForm) return 'never';
  const isRole = words.some((word) => roleWords.has(word)) && words.length <= 6;
  if (sentenceOpeners.has(first) && !(first === 'the' && isRole && startsLarge(parts[1] ?? '')) && !(isAllCapitals(text) && isRole)) {
    // "All", "Several", "Second interviewer" are roles although they open sentences as well.
    if (!(isRole && words.length <= 3)) return 'never';
  }
  if (/[.]\s+\p{Ll}/u.test(text)) return 'never';
  const large = parts.every((part) => startsLarge(part) || /^\p{N}+$/u.test(part) || small.has(part.toLowerCase()));
  if (titleWords.has(first) && words.length >= 2 && large) return 'titled';
  if (isRole && (large || parts.length <= 4)) return 'role';
  if (large && (startsLarge(parts[0] ?? '') || (particles.has(first) && startsLarge(parts.at(-1) ?? ''))) && words.length <= 5) {
    return formWords.has(first) && words.length > 1 && !startsLarge(parts[1] ?? '') ? 'never' : 'name';
  }
  return 'phrase';
}

/** Whether the label is one word with a capital: "Mary", but also "Remember". */
export function isSingleWord(label: string): boolean {
  return !/\s/.test(label.trim());
}

function labelWords(label: string): string[] {
  return (label.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? []).map((word) => word.replace(/['’]s$/, ''));
}

function startsLarge(word: string): boolean {
  return /^[([]?\p{Lu}/u.test(word) || /^\p{Ll}['’]\p{Lu}/u.test(word) || /^(?:mac|mc|de|van|von)\p{Lu}/u.test(word);
}

function isAllCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}
