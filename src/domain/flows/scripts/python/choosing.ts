/** Python that chooses the part of the data that a filter and the parts side by side ask for. */
export const choosing = String.raw`
# --- Choosing the part in view ---------------------------------------------------------------------------------------------------------------
# People are chosen by groups, pathways and subsets, with all their stays. Stays are chosen by places, streams and states: the others are "elsewhere", so that moves across the
# border are still seen.

GROUPS_OF = {}


def state_number(name):
    return [state["name"] for state in STATES].index(name)


def rank_of(state):
    return STATES[state]["rank"] if state < len(STATES) else UNRANKED


def choose(everybody, wanted):
    """What a filter chooses: (stays by person, whether some are elsewhere)."""
    people = {who: stays for who, stays in everybody.items() if is_chosen(everybody, who, stays, wanted)}
    subset = wanted.get("subset")
    if subset is not None:
        first, after = max(PERIOD[0], day_of(subset["from"]) if "from" in subset else PERIOD[0]), min(PERIOD[1], day_of(subset["to"]) if "to" in subset else PERIOD[1])
        theirs, _ = choose(everybody, subset)
        present = {who for who, stays in theirs.items() if any(stay.state != ELSEWHERE and stay.start < max(first, after) and (stay.start >= first or stay.end > first) for stay in stays)}
        people = {who: stays for who, stays in people.items() if who in present}
    if "places" in wanted or "streams" in wanted or "states" in wanted:
        states = [state_number(name) for name in wanted.get("states", [])]
        inside = lambda stay: (("places" not in wanted or stay.place in wanted["places"]) and ("streams" not in wanted or stay.stream in wanted["streams"])
                               and ("states" not in wanted or stay.state in states))
        return with_elsewhere(people, inside), True
    return people, False


def is_chosen(everybody, who, stays, wanted):
    for group in wanted.get("groups", []):
        if GROUPS_OF[group["attribute"]].get(who, NOT_STATED) not in group["values"]:
            return False
    return all(holds(stays, condition) for condition in wanted.get("pathway", []))


def holds(stays, condition):
    """Whether the whole pathway of a person is as a condition says."""
    kind = condition["is"]
    numbers = lambda name: [state_number(state) for state in condition[name]]
    if kind == "starts in":
        return stays[0].state in numbers("states")
    if kind == "ends in":
        return stays[-1].state in numbers("states")
    if kind == "passes through":
        return any(stay.state in numbers("states") for stay in stays)
    if kind == "never in":
        return not any(stay.state in numbers("states") for stay in stays)
    if kind == "moves at least":
        return len(stays) - 1 >= condition["times"]
    if kind == "without earlier step":
        return any(found == "not recorded" for _, found in entries_of(stays, state_number(condition["state"]), condition["lookBack"], PERIOD[0]))
    before, after, within = numbers("from"), numbers("to"), condition.get("within", OPEN)
    if kind == "moves":
        return any(one.state in before and other.state in after and other.start - one.end <= within for one, other in zip(stays, stays[1:]))
    last_end = None  # "later": the stay that ended last before is the nearest
    for stay in stays:
        if last_end is not None and stay.state in after and stay.start - last_end <= within:
            return True
        if stay.state in before and (last_end is None or stay.end > last_end):
            last_end = stay.end
    return False


def with_elsewhere(people, inside):
    """Stays that are not chosen stand elsewhere, cut to the time that no chosen one covers; who has no chosen stay is gone."""
    chosen = {}
    for who, stays in people.items():
        marked = [stay if stay.state != ELSEWHERE and inside(stay) else stay._replace(state=ELSEWHERE) for stay in stays]
        here = [(place, stay) for place, stay in enumerate(marked) if stay.state != ELSEWHERE]
        if not here:
            continue
        pieces = []
        for place, stay in enumerate(marked):
            if stay.state != ELSEWHERE:
                pieces.append((stay.start, 0, place, stay))
                continue
            start, end = stay.start, stay.end
            if end <= start:
                if not any((other.start < start or (other.start == start and at < place)) and start < other.end for at, other in here):
                    pieces.append((start, 0, place, stay))
                continue
            for _, other in here:
                if other.start >= end:
                    break
                if other.end <= start:
                    continue
                if other.start > start:
                    pieces.append((start, 1, place, stay._replace(start=start, end=other.start)))
                start = other.end
                if start >= end:
                    break
            if start < end:
                pieces.append((start, 1, place, stay._replace(start=start)))
        chosen[who] = [piece[3] for piece in sorted(pieces, key=lambda piece: piece[:3])]
    return chosen


def entries_of(stays, state, look_back, known_from):
    """Entries of a person to a state, each with how it stands to the steps between the lowest level and the state."""
    own = rank_of(state)
    lowest = min([one["rank"] for one in STATES if one["rank"] is not None], default=None)
    is_step = lambda other: own is not None and rank_of(other) is not None and lowest < rank_of(other) < own
    is_as_high = lambda other: other == state or (own is not None and rank_of(other) is not None and rank_of(other) >= own)
    never = -OPEN
    latest_end = step_until = elsewhere_until = never
    for place, stay in enumerate(stays):
        if stay.state == state:
            since = stay.start - look_back
            if place > 0 and stay.start <= latest_end and is_as_high(stays[place - 1].state):
                yield stay, "from as high"
            elif step_until > since:
                yield stay, "recorded"
            elif elsewhere_until > since:
                yield stay, "outside"
            else:
                yield stay, "too early" if since < known_from else "not recorded"
        until = max(stay.end, stay.start + 1)
        latest_end = max(latest_end, stay.end)
        if is_step(stay.state):
            step_until = max(step_until, until)
        elif stay.state == ELSEWHERE:
            elsewhere_until = max(elsewhere_until, until)


def periods(first, after, months):
    """Calendar years (12 months) or quarters (3) that touch the days [first, after), each cut to them."""
    found = []
    if after <= first:
        return found
    start = datetime.date.fromordinal(first)
    year, month = start.year, start.month - (start.month - 1) % months
    while day_number(year, month, 1) < after:
        next_year, next_month = (year, month + months) if month + months <= 12 else (year + 1, 1)
        key = str(year) if months == 12 else "%d-Q%d" % (year, (month + 2) // 3)
        found.append((key, max(first, day_number(year, month, 1)), min(after, day_number(next_year, next_month, 1))))
        year, month = next_year, next_month
    return found


def parts_of(part):
    """Parts side by side, after all of them together: (key, part). Places and streams are parts of stays, groups of people, years and quarters of days."""
    by = (VIEW.get("parts") or {}).get("by")
    parts = [("all", part)]
    if by in ("place", "stream"):
        names = PLACES if by == "place" else STREAMS
        for name in names:
            people = with_elsewhere(part.people, lambda stay: getattr(stay, by) == name)
            if people:
                parts.append((name, part._replace(people=people, outside=True)))
    elif by == "group":
        attribute = VIEW["parts"]["attribute"]
        for value in group_values(attribute):
            people = {who: stays for who, stays in part.people.items() if GROUPS_OF[attribute].get(who, NOT_STATED) == value}
            if people:
                parts.append((value, part._replace(people=people)))
    elif by in ("year", "quarter"):
        for key, first, after in periods(part.first, part.after, 12 if by == "year" else 3):
            parts.append((key, part._replace(first=first, after=after)))
    return parts


def group_values(attribute):
    return [value for group in GROUPS if group["name"] == attribute for value in group["values"]]


def parts_of_stays(part):
    """Parts into which single stays are sorted by where they belong, each judged by all that is known of its person: (key, whether it holds a stay dated by a day)."""
    by = (VIEW.get("parts") or {}).get("by")
    parts = [("all", lambda stay, day: True)]
    if by in ("place", "stream"):
        used = {getattr(stay, by) for stays in part.people.values() for stay in stays if stay.state != ELSEWHERE}
        for name in PLACES if by == "place" else STREAMS:
            if name in used:
                parts.append((name, lambda stay, day, name=name: getattr(stay, by) == name))
    elif by == "group":
        attribute = VIEW["parts"]["attribute"]
        used = {GROUPS_OF[attribute].get(who, NOT_STATED) for who in part.people}
        for value in group_values(attribute):
            if value in used:
                parts.append((value, lambda stay, day, value=value: GROUPS_OF[attribute].get(stay.person, NOT_STATED) == value))
    elif by in ("year", "quarter"):
        for key, first, after in periods(part.first, part.after, 12 if by == "year" else 3):
            parts.append((key, lambda stay, day, first=first, after=after: first <= day < after))
    return parts
`;
