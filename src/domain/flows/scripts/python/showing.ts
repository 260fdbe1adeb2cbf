/** Python that counts people, holds small counts back unless told otherwise, and writes tables. */
export const showing = String.raw`
# --- Counting and showing --------------------------------------------------------------------------------------------------------------------
# What this script prints is outside of Kist's gate. Unless it is run with --true-counts it hides counts of fewer people than the threshold ([c]) and rounds the others to the nearest
# multiple of five. That is a guard against slips only: Kist's own protection (rounding at random by keys that stay in the vault) is stronger. Check what you pass on.

HIDDEN = "[c]"
SHOWN = {"true": False, "threshold": 5}
DAYS_PER_YEAR = 365.25


class Tally:
    """What is counted, and the people behind it."""

    def __init__(self):
        self.value, self.people = 0, set()

    def add(self, who, amount=1):
        self.value += amount
        self.people.add(who)

    def once(self, who):
        if who not in self.people:
            self.add(who)


def tallies():
    return defaultdict(Tally)


def is_hidden(number):
    return isinstance(number, str)


def show(tally):
    """A count of people, moves or stays."""
    if SHOWN["true"] or tally.value == 0:
        return tally.value
    if len(tally.people) < SHOWN["threshold"]:
        return HIDDEN
    return max(5, 5 * math.floor(tally.value / 5 + 0.5))


def show_days(tally):
    """A sum of days."""
    if SHOWN["true"] or tally.value == 0:
        return tally.value
    step = SHOWN["threshold"] * DAYS_PER_YEAR / 4
    return HIDDEN if len(tally.people) < SHOWN["threshold"] or tally.value < 4 * step else step * math.floor(tally.value / step + 0.5)


def show_median(days, people):
    if days is None or SHOWN["true"]:
        return days
    return HIDDEN if people < 2 * SHOWN["threshold"] else 30 * math.floor(days / 30 + 0.5)


def show_share(share, people):
    """A share that a curve reaches, with so many people behind it."""
    if SHOWN["true"]:
        return min(1, max(0, share))
    return HIDDEN if people < 2 * SHOWN["threshold"] else math.floor(min(1, max(0, share)) * 100 + 0.5) / 100


def share_of(part, whole):
    """A share of counts as they are shown."""
    if is_hidden(part) or is_hidden(whole):
        return HIDDEN
    return None if whole == 0 else min(1, part / whole)


def middle_of(days):
    ordered = sorted(days)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 == 1 else (ordered[half - 1] + ordered[half]) / 2


def key_of(state):
    return "elsewhere" if state == ELSEWHERE else "gap" if state == GAP else STATES[state]["name"]


def own_states():
    return list(range(len(STATES)))


def first_days(first, after, months):
    """The first day of every month, quarter or year in [first, after)."""
    years = range(datetime.date.fromordinal(first).year, datetime.date.fromordinal(after).year + 1) if after > first else []
    days = [day_number(year, month, 1) for year in years for month in range(1, 13, months)]
    return [day for day in days if first <= day < after]


def yearly_days(first, after, month, day):
    """The same day of every year; one that a year lacks is the last of that month."""
    days = []
    for year in range(datetime.date.fromordinal(first).year, datetime.date.fromordinal(after).year + 1) if after > first else []:
        days.append(day_number(year, month, min(day, calendar.monthrange(year, month)[1])))
    return [one for one in days if first <= one < after]


def table(name, caption, heading, rows, columns, cell):
    """A table: names of rows and columns, and what stands in a cell."""
    return {"name": name, "caption": caption, "heading": heading, "columns": columns, "rows": [(row, [cell(row, column) for column in columns]) for row in rows]}


def guarded(name):
    """A name that a spreadsheet would run as a formula is made plain."""
    return "'" + name if isinstance(name, str) and name[:1] in ("=", "+", "-", "@", "\t", "\r") else name


def written(number):
    return "[z]" if number is None else number if is_hidden(number) else repr(number)


def write_tables(tables, file):
    out = csv.writer(file, lineterminator="\n")
    for one in tables:
        out.writerow(["table", one["name"], one["caption"]])
        out.writerow([one["heading"]] + [guarded(str(column)) for column in one["columns"]])
        for row, cells in one["rows"]:
            out.writerow([guarded(str(row))] + [written(cell) for cell in cells])
        out.writerow([])
`;
