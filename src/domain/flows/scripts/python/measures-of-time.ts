/** Python templates of the measures of time and of what comes next: each ends in `tables_of(part)`. */
export const timeInState = String.raw`
def stays_in(part, state):
    """How long stays in a state last. Those that began before the first day are followed from it; those that end on the day after the last or later are lost from sight there."""
    for stays in part.people.values():
        for stay in stays:
            if stay.state != state or stay.start >= part.after or (stay.start < part.first and stay.end <= part.first):
                continue
            ended = stay.end < part.after
            yield Line(stay, stay.start, -1 if stay.start >= part.first else part.first - stay.start, (stay.end if ended else part.after) - stay.start, 1 if ended else 0)


def log_rank(groups):
    """The log-rank test between groups of lines (Mantel, 1966): chi-square, degrees of freedom, chance."""
    groups = [[line for line in lines if line.entered < line.left] for lines in groups]
    groups = [(sorted(line.entered for line in lines), sorted(line.left for line in lines), [line.left for line in lines if line.cause]) for lines in groups if lines]
    size = len(groups)
    difference, covariance = [0.0] * size, [[0.0] * size for _ in range(size)]
    for day in sorted({day for _, _, ends in groups for day in ends}):
        at_risk = [bisect.bisect_left(entered, day) - bisect.bisect_left(left, day) for entered, left, _ in groups]
        ended = [ends.count(day) for _, _, ends in groups]
        risk, gone = sum(at_risk), sum(ended)
        spread = gone * (risk - gone) / (risk - 1) if risk > 1 else 0.0
        for row in range(size):
            difference[row] += ended[row] - gone * at_risk[row] / risk
            for column in range(size):
                covariance[row][column] += spread * at_risk[row] / risk * ((row == column) - at_risk[column] / risk)
    telling = [row for row in range(size) if covariance[row][row] > 1e-9][:-1]
    solved = solve([[covariance[row][column] for column in telling] for row in telling], [[difference[row]] for row in telling]) if telling else None
    if solved is None:
        return None
    chi_square = sum(value[0] * difference[row] for value, row in zip(solved, telling))
    return chi_square, len(telling), 1 - gamma_share_below(len(telling) / 2, chi_square / 2)


def tables_of(part):
    state = state_number(VIEW["state"])
    every = list(stays_in(part, state))
    groups = [(key, [line for line in every if holds(line.stay, line.day)]) for key, holds in parts_of_stays(part)]
    grid = quarter_days(100)
    curves = {key: curve_of(lines, grid) for key, lines in groups}
    # Rows after the last one that anybody is followed beyond are left out.
    last = max([place for curve in curves.values() for place, row in enumerate(curve["rows"]) if row["lines"] > 0 and not is_hidden(row["still"])], default=0)
    days = [0] + grid[:last]
    at = {day: place for place, day in enumerate(days)}
    caption, heading = "Share of stays that last longer", "Days since the beginning"
    median = table("median", "Days after which half of the stays have ended", "Part", list(curves), ["median", "low", "high", "stays", "people", "ended"], lambda key, column: dict(
        zip(["median", "low", "high", "stays", "people", "ended"], [*curves[key]["median"], curves[key]["lines"], curves[key]["people"], curves[key]["ended"]]))[column])
    if "parts" not in VIEW:
        field = {"share": "still", "low": "low", "high": "high", "followed": "followed"}
        return [table("staying", caption, heading, days, list(field), lambda day, column: curves["all"]["rows"][at[day]][field[column]]), median]
    by_part = lambda name, title, field: table(name, title, heading, days, list(curves), lambda day, key: curves[key]["rows"][at[day]][field])
    tables = [by_part("staying", caption, "still"), by_part("low", "Lower ends of the intervals", "low"), by_part("high", "Upper ends of the intervals", "high"), by_part("followed", "Stays that are followed beyond", "followed"), median]
    test = log_rank([lines for _, lines in groups[1:]])
    if test is not None and SHOWN["true"]:
        tables.append(table("log-rank test", "Whether the parts differ", "Test", ["log-rank"], ["chi-square", "degrees of freedom", "p"], lambda _, column: dict(zip(["chi-square", "degrees of freedom", "p"], test))[column]))
    return tables
`;

export const whereAfter = String.raw`
def path_of(stays):
    """On which days which state begins, one entry a day: of several moves on one day the last counts."""
    path, latest_end = [], 0

    def step(day, state):
        if path and path[-1][0] == day:
            path.pop()
        path.append((day, state))

    for place, stay in enumerate(stays):
        if place > 0 and stay.start > latest_end:
            step(latest_end, GAP)
        step(stay.start, stay.state)
        latest_end = stay.end if place == 0 else max(latest_end, stay.end)
    if latest_end != OPEN:
        step(latest_end, GAP)
    return path


def tables_of(part):
    state = state_number(VIEW["state"])
    days = [0] + quarters_up_to(math.floor(VIEW["years"] * DAYS_PER_YEAR + 0.5))
    horizon = days[-1]
    states = own_states() + ([ELSEWHERE] if part.outside else []) + [GAP]
    followed = tallies()
    change, moved = defaultdict(lambda: defaultdict(int)), defaultdict(list)

    def stretch(own, entered, left, to):
        if entered < left:
            change[entered + 1][own] += 1
            change[left + 1][own] -= 1
            if to is not None:
                moved[left].append((own, to))

    for who, stays in part.people.items():
        path = path_of(stays)
        for stay in stays:
            if stay.state != state or not part.first <= stay.start < part.after:
                continue
            reach, known = min(horizon, part.after - stay.start), min(horizon, part.after - 1 - stay.start)
            own, entered = state, -1
            for day, after in [(day - stay.start, after) for day, after in path if day >= stay.start]:
                if day > known:
                    break
                if after != own:
                    stretch(own, entered, day, after)
                    own, entered = after, day
            stretch(own, entered, reach, None)
            for day in days:
                if day <= known:
                    followed[day].add(who)
    # Aalen and Johansen: the product over days of I + dN / Y.
    now, at_risk, shares = {one: 1.0 if one == state else 0.0 for one in states}, defaultdict(int), {}
    times = sorted(set(change) | set(moved))
    place = 0
    for day in days:
        while place < len(times) and times[place] <= day:
            time = times[place]
            for own, number in change[time].items():
                at_risk[own] += number
            step = defaultdict(float)
            for own, to in moved[time]:
                step[own] -= now[own] / at_risk[own]
                step[to] += now[own] / at_risk[own]
            for own, amount in step.items():
                now[own] += amount
            place += 1
        shares[day] = dict(now)
    find = {key_of(one): one for one in states}

    def cell(day, column):
        if column == "followed":
            return show(followed[day])
        return None if followed[day].value == 0 else show_share(shares[day][find[column]], len(followed[day].people))

    return [table("where after", "Where people are after entering the state", "Days since entering", days, list(find) + ["followed"], cell)]
`;

export const leaving = String.raw`
def times_to_leaving(part, state):
    """From the beginning of each stay that began within the days to the move that ends it; cause is where it led."""
    for stays in part.people.values():
        latest_end = 0
        for place, stay in enumerate(stays):
            latest_end = stay.end if place == 0 else max(latest_end, stay.end)
            if stay.state != state or not part.first <= stay.start < part.after:
                continue
            follows = place + 1 < len(stays) and stays[place + 1].start <= latest_end
            left = stays[place + 1].start if follows else latest_end
            ended = left < part.after
            yield Line(stay, stay.start, -1, (left if ended else part.after) - stay.start, ("to", stays[place + 1].state if follows else GAP) if ended else 0)


def tables_of(part):
    lines = list(times_to_leaving(part, state_number(VIEW["state"])))
    days = [0] + quarters_up_to(math.floor(VIEW["years"] * DAYS_PER_YEAR + 0.5))
    exits = [state for state in own_states() + [ELSEWHERE, GAP] if any(line.cause == ("to", state) for line in lines)]
    # Cumulative incidence: the sum over days of S(t-) d / Y.
    weight, share = {}, 1.0
    for day, at_risk, _, after, _ in kaplan_meier(lines):
        weight[day] = share / at_risk
        share = after
    find = {key_of(state): state for state in exits}

    def cell(day, column):
        known = Tally()
        for line in lines:
            if not (line.left <= day and line.cause == 0):
                known.add(line.stay.person)
        if column == "followed":
            return show(known)
        if known.value == 0:
            return None
        gone = lambda wanted: sum(weight[line.left] for line in lines if line.cause and line.left <= day and wanted(line.cause[1]))
        amount = 1 - gone(lambda _: True) if column == "still there" else gone(lambda state: state == find[column])
        return show_share(amount, len(known.people))

    return [table("leaving", "To where the state is left", "Days since entering", days, list(find) + ["still there", "followed"], cell)]
`;

export const ifRatesStay = String.raw`
# A model, not data: a Markov chain in continuous time with the rates of the period.

def exponential(square):
    """The exponential of a square table: Pade approximant of order 6 with scaling and squaring (Golub and Van Loan, 2013)."""
    size = len(square)
    norm = max([sum(abs(value) for value in row) for row in square], default=0)
    halvings = math.ceil(math.log2(norm)) + 1 if norm > 0.5 else 0
    scaled = [[value / 2 ** halvings for value in row] for row in square]
    power, above, below, factor = identity(size), identity(size), identity(size), 1.0
    for term in range(1, 7):
        factor *= (6 - term + 1) / (term * (12 - term + 1))
        power = multiply(scaled, power)
        sign = 1 if term % 2 == 0 else -1
        above = [[one + factor * value for one, value in zip(*rows)] for rows in zip(above, power)]
        below = [[one + sign * factor * value for one, value in zip(*rows)] for rows in zip(below, power)]
    result = solve(below, above)
    for _ in range(halvings):
        result = multiply(result, result)
    return result


def moves_and_time(part):
    """Moves and time on one path of each person; no stay recorded is a state of its own, which begins where the last stay ends."""
    moves, days = tallies(), tallies()
    for who, stays in part.people.items():
        latest_end = 0

        def stay_for(state, start, end):
            length = min(end, part.after) - max(start, part.first)
            if length > 0:
                days[state].add(who, length)

        def move(before, after, day):
            if part.first <= day < part.after and before != after:
                moves[before, after].add(who)

        for place, stay in enumerate(stays):
            latest_end = stay.end if place == 0 else max(latest_end, stay.end)
            following = stays[place + 1] if place + 1 < len(stays) else None
            if following is not None and following.start <= latest_end:
                stay_for(stay.state, stay.start, following.start)
                move(stay.state, following.state, following.start)
                continue
            stay_for(stay.state, stay.start, latest_end)
            if latest_end == OPEN:
                continue
            move(stay.state, GAP, latest_end)
            stay_for(GAP, latest_end, OPEN if following is None else following.start)
            if following is not None:
                move(GAP, following.state, following.start)
    return moves, days


def sure_to_reach(rates, goal):
    """The states from which a goal is reached in the end."""
    size = range(len(rates))

    def back_from(starts, through):
        found, waiting = set(starts), list(starts)
        while waiting:
            to = waiting.pop()
            for one in size:
                if one not in found and through(one) and one != to and rates[one][to] > 0:
                    found.add(one)
                    waiting.append(one)
        return found

    able = back_from([goal], lambda _: True)
    unsure = back_from([one for one in size if one not in able], lambda one: one != goal)
    return [one for one in size if one not in unsure]


def tables_of(part):
    moves, days = moves_and_time(part)
    states = own_states() + ([ELSEWHERE] if part.outside else []) + [GAP]
    size, years = range(len(states)), VIEW["years"]
    time = [show_days(days[state]) for state in states]
    known = [not is_hidden(spent) and spent > 0 for spent in time]
    rates = []
    for row in size:
        counts = [show(moves[states[row], states[column]]) for column in size]
        own = [0.0 if row == column or is_hidden(counts[column]) or not known[row] else counts[column] * DAYS_PER_YEAR / time[row] for column in size]
        own[row] = -sum(own)
        rates.append(own)
    there = [row for row in size if days[states[row]].value > 0 or any(moves[states[other], states[row]].value > 0 for other in size)]
    scaled = lambda table: [[value * years for value in row] for row in table]
    chances = exponential(scaled(rates))
    double = [row + [years * value for value in one] for row, one in zip(scaled(rates), identity(len(states)))] + [[0.0] * (2 * len(states)) for _ in size]
    spent = [row[len(states):] for row in exponential(double)[:len(states)]]
    reached, passage = identity(len(states)), [[None] * len(states) for _ in size]
    for goal in size:
        after = exponential(scaled([[0.0] * len(states) if row == goal else rates[row] for row in size]))
        for row in size:
            reached[row][goal] = after[row][goal]
        others = [row for row in sure_to_reach(rates, goal) if row != goal]
        passage[goal][goal] = 0
        solved = solve([[rates[row][column] for column in others] for row in others], [[-1.0] for _ in others]) if others else []
        for row, value in zip(others, solved or []):
            passage[row][goal] = value[0]
    stay = [[-1 / rates[row][row] if rates[row][row] < 0 else None] for row in size]
    place = {key_of(states[row]): row for row in there}

    def model(name, caption, heading, columns, of):
        def cell(row, column):
            if not known[place[row]]:
                return HIDDEN if is_hidden(time[place[row]]) else None
            value = of(place[row], column)
            return value if value is None or SHOWN["true"] else round(value, 2)
        return table(name, caption, heading, list(place), columns, cell)

    square = lambda name, caption, values: model(name, caption, "From", list(place), lambda row, column: values[row][place[column]])
    return [
        square("chances", "Chance to be in each state at the end, if rates stay as they are", chances),
        model("sojourn", "Mean length of one stay, if rates stay as they are", "State", ["years"], lambda row, _: stay[row][0]),
        square("time in each state", "Mean years in each state", spent),
        square("ever reached", "Chance to have been in each state", reached),
        square("first passage", "Mean years until each state is first reached", passage),
    ]
`;

export const noEarlierStep = String.raw`
def wilson(part, whole):
    """The interval of 95% for a share (Wilson, 1927)."""
    if not whole > 0:
        return None, None
    share, square = min(1, part / whole), 1.959963984540054 ** 2
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = 1.959963984540054 * math.sqrt(share * (1 - share) / whole + square / (4 * whole ** 2)) / (1 + square / whole)
    return 0 if share == 0 else max(0, middle - half), 1 if share == 1 else min(1, middle + half)


def tables_of(part):
    state = state_number(VIEW["state"])
    # Of the time before the records begin they hold only what was still going on then: they tell of endings once stays of five people have ended.
    ends = sorted(end for end in (min(stay.end for stay in stays) for stays in part.people.values()) if end != OPEN)[:5]
    starts = [stay.start for stays in part.people.values() for stay in stays]
    known_from = ends[-1] if ends else min(starts, default=0)
    parts = parts_of_stays(part)
    counts = {key: tallies() for key, _ in parts}
    for who, stays in part.people.items():
        for stay, kind in entries_of(stays, state, VIEW["lookBack"], known_from):
            for key, holds in parts:
                if part.first <= stay.start < part.after and holds(stay, stay.start):
                    counts[key]["judged" if kind == "recorded" else kind].add(who)
                    if kind == "not recorded":
                        counts[key]["judged"].add(who)

    def cell(key, column):
        without, judged = show(counts[key]["not recorded"]), show(counts[key]["judged"])
        if column == "share":
            return share_of(without, judged)
        if column in ("low", "high"):
            return HIDDEN if is_hidden(without) or is_hidden(judged) else wilson(min(without, judged), judged)[column == "high"]
        return {"without": without, "entries": judged}[column] if column in ("without", "entries") else show(counts[key][column])

    return [table("no earlier step", "Entries with no earlier step recorded in the look-back", "Part", list(counts), ["share", "low", "high", "without", "entries", "too early", "from as high", "outside"], cell)]
`;

export const comingBack = String.raw`
def times_to_return(part, states, within):
    """From leaving a group of states to the next stay in any of them; each leaving is followed for so many days, or as far as the days reach."""
    for who, stays in part.people.items():
        latest_end, left = 0, None

        def closed(back_on):
            stay, day = left
            back = back_on < part.after and back_on - day <= within
            return Line(stay, day, -1, back_on - day if back else min(within + 1, part.after - day), 1 if back else 0)

        for place, stay in enumerate(stays):
            inside = stay.state in states
            if inside and left is not None:
                if part.first <= left[1] < part.after:
                    yield closed(stay.start)
                left = None
            latest_end = stay.end if place == 0 else max(latest_end, stay.end)
            if inside:
                follows = place + 1 < len(stays) and stays[place + 1].start <= latest_end
                if (stays[place + 1].state not in states) if follows else latest_end != OPEN:
                    left = (stay, stays[place + 1].start if follows else latest_end)
        if left is not None and part.first <= left[1] < part.after:
            yield closed(OPEN)


def tables_of(part):
    within = VIEW["within"]
    every = list(times_to_return(part, [state_number(name) for name in VIEW["states"]], within))
    curves = {key: curve_of([line for line in every if holds(line.stay, line.day)], quarters_up_to(within)) for key, holds in parts_of_stays(part)}
    days = [row["day"] for row in curves["all"]["rows"]]
    back = lambda still: still if still is None or is_hidden(still) else 1 - still
    row_of = lambda day, key: curves[key]["rows"][days.index(day)]
    caption, heading = "Share of those who left that came back", "Days since leaving"
    by_part = lambda name, title, field: table(name, title, heading, days, list(curves), lambda day, key: back(row_of(day, key)[field]))
    if "parts" not in VIEW:
        # What is furthest up for those away is furthest down for those back.
        field = {"share": "still", "low": "high", "high": "low"}
        tables = [table("coming back", caption, heading, days, ["share", "low", "high", "followed"], lambda day, column: row_of(day, "all")["followed"] if column == "followed" else back(row_of(day, "all")[field[column]]))]
    else:
        followed = table("followed", "Leavings that are still away and followed", heading, days, list(curves), lambda day, key: row_of(day, key)["followed"])
        tables = [by_part("coming back", caption, "still"), by_part("low", "Lower ends of the intervals", "high"), by_part("high", "Upper ends of the intervals", "low"), followed]
    return tables + [table("leavings", "Leavings", "Part", list(curves), ["leavings", "people", "back"], lambda key, column: curves[key][{"leavings": "lines", "people": "people", "back": "ended"}[column]])]
`;

export const returnsFrom = String.raw`
def leavings_of(part, state):
    """Leavings of a state that are dated within the days: (stay, day, what came next, days stayed). What came next is judged by all that is known."""
    for stays in part.people.values():
        latest_end = 0
        for place, stay in enumerate(stays):
            latest_end = stay.end if place == 0 else max(latest_end, stay.end)
            if stay.state != state:
                continue
            another = place + 1 < len(stays) and stays[place + 1].start < KNOWN_UNTIL
            follows = another and stays[place + 1].start <= latest_end
            day = stays[place + 1].start if follows else latest_end
            if day != OPEN and part.first <= day < part.after:
                yield stay, day, key_of(stays[place + 1].state) if follows else "gap" if another else "none", day - stay.start


def tables_of(part):
    every = list(leavings_of(part, state_number(VIEW["state"])))
    order = [key_of(state) for state in own_states() + [ELSEWHERE, GAP]] + ["none"]
    ways = [way for way in order if any(following == way for _, _, following, _ in every)]
    counts, lengths = {}, {}
    for key, holds in parts_of_stays(part):
        counts[key], lengths[key] = tallies(), defaultdict(list)
        for stay, day, way, stayed in every:
            if holds(stay, day):
                for one in (way, "all"):
                    counts[key][one].add(stay.person)
                    lengths[key][one].append(stayed)

    count = lambda way, key: show(counts[key][way])
    median = lambda way, key: show_median(middle_of(lengths[key][way]), len(counts[key][way].people)) if lengths[key][way] else None
    share = lambda way, key: share_of(count(way, key), count("all", key))
    caption = "Where people go who leave the state"
    if "parts" not in VIEW:
        of = {"leavings": count, "share": share, "median": median}
        return [table("returns from", caption, "To", ways + ["all"], list(of), lambda way, column: of[column](way, "all"))]
    return [
        table("returns from", caption, "To", ways, list(counts), share),
        table("leavings", "Leavings", "To", ways + ["all"], list(counts), count),
        table("median", "Median days of the stays that were left", "To", ways + ["all"], list(counts), median),
    ]
`;
