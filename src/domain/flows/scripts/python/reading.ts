/** Python that reads a csv of stays as the head of the script says: names, dates, groups. */
export const reading = String.raw`
# --- Reading ---------------------------------------------------------------------------------------------------------------------------------

OPEN = 10 ** 9                # end of a stay that was still going on
ELSEWHERE = len(STATES)       # stays outside the part that is looked at
GAP = len(STATES) + 1         # time without any stay
UNRANKED = None
NOT_STATED = "not stated"

Stay = namedtuple("Stay", "person state start end place stream")
# A part of the data: stays in order by person, whether some of them are elsewhere, and the days [first, after).
Part = namedtuple("Part", "people outside first after")


def day_number(year, month, day):
    return datetime.date(year, month, day).toordinal()


def day_of(iso):
    return datetime.date.fromisoformat(iso).toordinal()


def iso_of(day):
    return datetime.date.fromordinal(day).isoformat()


def normal(name):
    """How names are compared: capitals and runs of spaces make no difference."""
    return " ".join(unicodedata.normalize("NFC", name).split()).lower()


MONTHS = "january february march april may june july august september october november december".split()
BLANK_WORDS = {"", "-", "--", ".", "..", "na", "n/a", "#n/a", "nan", "nat", "null", "none", "nil"}
ONGOING_WORDS = {"open", "ongoing", "on-going", "current", "present", "to date", "still open", "now"}


def year_of(text):
    year = int(text)
    return year if len(text) > 2 else (1900 + year if year >= 69 else 2000 + year)


def read_date(cell):
    """A day, OPEN for a blank or a word for 'still going on', None where it can't be read. The time of day is left out."""
    text = cell.strip()
    if text.lower() in BLANK_WORDS or text.lower() in ONGOING_WORDS:
        return OPEN
    if len(text) > 10:
        text = re.sub(r"[T ]\s*\d{1,2}:\d{2}.*$", "", text).rstrip()
    try:
        found = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text) or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text)
        if found:
            return day_number(int(found[1]), int(found[2]), int(found[3]))
        found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", text)
        if found:
            day, month = (found[2], found[1]) if DATES == "month-first" else (found[1], found[2])
            return day_number(year_of(found[3]), int(month), int(day))
        found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([A-Za-z]{3,9})\.?[-/., ]*(\d{4}|\d{2})", text)
        named = (found[2], found[1], found[3]) if found else None
        if not found:
            found = re.fullmatch(r"([A-Za-z]{3,9})\.?[-/. ]*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|[-/. ]+)(\d{4}|\d{2})", text)
            named = (found[1], found[2], found[3]) if found else None
        if named:
            month = [number for number, name in enumerate(MONTHS, 1) if name.startswith(named[0].lower()[:3])]
            return day_number(year_of(named[2]), month[0], int(named[1])) if month else None
        found = re.fullmatch(r"(\d{5,7})(?:[.,]\d+)?", text)
        if found:  # Excel's day 25569 is 1970-01-01
            return day_number(1970, 1, 1) + int(found[1]) - 25569
    except ValueError:
        return None
    return None


def namer(known, written):
    """Finds how a name is called here: as first written, whatever the capitals."""
    called = {normal(key): value for key, value in written.items()}
    names = {normal(name): name for name in known}
    names[""] = NOT_STATED

    def name_of(cell):
        name = called.get(normal(cell), cell)
        return names.setdefault(normal(name), " ".join(name.split()))

    return name_of


AGES = [(0, "under 1"), (1, "1 to 4"), (5, "5 to 11"), (12, "12 to 15"), (16, "16 to 17"), (18, "18 to 24"), (25, "25 to 64"), (65, "65 and over")]


def age_group(born, at):
    born, at = datetime.date.fromordinal(born), datetime.date.fromordinal(at)
    age = at.year - born.year - ((at.month, at.day) < (born.month, born.day))
    return ([NOT_STATED] + [name for first, name in AGES if first <= age])[-1]


def read_stays(path):
    """Stays in order by person (order of the file where starts are equal), and the groups that people belong to."""
    with open(path, "rb") as file:
        raw = file.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    heading = text.split("\n", 1)[0]
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=heading.count)) if any(cell.strip() for cell in row)]
    header = [name.strip() for name in rows[0]]

    def place_of(column):
        if column is None:
            return None
        if isinstance(column, int):
            return column - 1
        if column not in header:
            sys.exit("The file has no column called '%s'. It has: %s. Say at the head of the script which column holds what." % (column, ", ".join(header)))
        return header.index(column)

    columns = {role: place_of(column) for role, column in COLUMNS.items()}
    groups = [dict(group, at=place_of(group["column"])) for group in GROUPS]

    def cell(row, at, otherwise=""):
        return otherwise if at is None else (row[at] if at < len(row) else "")

    state_of = {}
    for number, state in enumerate(STATES):
        for name in [state["name"]] + state["written"]:
            state_of.setdefault(normal(name), number)
    place_name, stream_name = namer(PLACES, PLACES_WRITTEN), namer(STREAMS, STREAMS_WRITTEN)
    left_out, seen, people = defaultdict(int), set(), {}
    values = {group["name"]: {} for group in groups}
    born = {group["name"]: {} for group in groups}
    for row in rows[1:]:
        person = unicodedata.normalize("NFC", cell(row, columns["person"]).strip())
        state = state_of.get(normal(cell(row, columns["state"])))
        start, end = read_date(cell(row, columns["start"])), read_date(cell(row, columns["end"]))
        stream = stream_name(cell(row, columns["stream"], STREAM))
        if ONLY_STREAM is not None and (stream == ONLY_STREAM["name"]) != ONLY_STREAM["wanted"]:
            continue
        if end is not None and end != OPEN and end >= day_number(2199, 1, 1):
            end = OPEN
        why = ("no person" if person == "" else "state not in the scheme" if state is None else "start can't be read" if start is None or start == OPEN
               else "end can't be read" if end is None else "start stands for 'not known'" if start < day_number(1901, 1, 1) or start >= day_number(2199, 1, 1)
               else "end before start" if end < start else None)
        if why is not None:
            left_out[why] += 1
            continue
        stay = Stay(person, state, start, end, place_name(cell(row, columns["place"], PLACE)), stream)
        if IS_RAW and stay in seen:
            left_out["written twice"] += 1
            continue
        seen.add(stay)
        people.setdefault(person, []).append(stay)
        for group in groups:
            value = cell(row, group["at"]).strip()
            if group["born"]:
                day = read_date(value)
                if day not in (None, OPEN):
                    born[group["name"]].setdefault(person, day)
            elif value and normal(value) != NOT_STATED:
                known = {normal(name): name for name in group["values"]}
                values[group["name"]].setdefault(person, group["codes"].get(value) or known.get(normal(value), value))
    for stays in people.values():
        stays.sort(key=lambda stay: stay.start)  # stable: the order of the file stays where starts are equal
    for group in groups:
        for person, day in born[group["name"]].items():
            values[group["name"]][person] = age_group(day, people[person][0].start)
    if left_out:
        print("Rows left out: %s." % "; ".join("%s (%d)" % one for one in sorted(left_out.items())), file=sys.stderr)
    return people, values
`;
