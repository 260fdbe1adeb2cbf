/** Python templates of the measures that count people and moves: each ends in `tables_of(part)`. */
export const stocks = String.raw`
def stock_table(part, days, name, caption, heading):
    """People in each state on given days."""
    in_state, in_any = tallies(), tallies()
    for who, stays in part.people.items():
        for stay in stays:
            if stay.state == ELSEWHERE:
                continue
            for day in days[bisect.bisect_left(days, stay.start):bisect.bisect_left(days, stay.end)]:
                in_state[day, stay.state].once(who)
                in_any[day].once(who)
    names = [key_of(state) for state in own_states()]
    return table(name, caption, heading, [iso_of(day) for day in days], names + ["all"],
                 lambda day, column: show(in_any[day_of(day)] if column == "all" else in_state[day_of(day), names.index(column)]))
`;

export const stocksOverTime = String.raw`
def tables_of(part):
    days = first_days(part.first, part.after, {"month": 1, "quarter": 3, "year": 12}[VIEW["every"]])
    return [stock_table(part, days, "stocks", "People in each state on the first day of each " + VIEW["every"], "Day")]
`;

export const moves = String.raw`
def tables_of(part):
    cells, rows, columns, totals, first, last = moves_between(part)
    states = own_states() + [state for state in (ELSEWHERE, GAP) if rows[state].value + columns[state].value > 0]
    find = {key_of(state): state for state in states}

    def cell(before, after):
        if before == "all":
            return show(totals["entries"] if after == "all" else columns[find[after]])
        return show(rows[find[before]] if after == "all" else cells[find[before], find[after]])

    people, movers = Tally(), Tally()
    for who, (made, present) in moves_of_people(part).items():
        if present:
            people.add(who)
        if made:
            movers.add(who)
    balance = {"in": columns, "out": rows, "first": first, "last": last}
    return [
        table("moves", "Moves from state to state", "From", list(find) + ["all"], list(find) + ["all"], cell),
        table("totals", "People and their moves", "Part", ["all"], ["people", "movers", "moves"], lambda _, column: show({"people": people, "movers": movers, "moves": totals["moves"]}[column])),
        table("in and out", "What comes into each state and what goes out of it", "State", [key_of(state) for state in own_states()], list(balance), lambda state, column: show(balance[column][find[state]])),
    ]
`;

export const movesByNumber = String.raw`
def tables_of(part):
    up_to, nobody = VIEW["upTo"], "no further move"
    cells, rows, moving, staying = tallies(), tallies(), tallies(), tallies()

    def enter(who, number, before, after):
        cells[number, before, after].add(who)
        rows[number, before].add(who)
        (staying if after == nobody else moving)[number].add(who)

    for who, stays in part.people.items():
        moved, current = 0, None
        for place, stay in enumerate(stays):
            before = stays[place - 1].state if place > 0 else ELSEWHERE
            if place > 0 and part.first <= stay.start < part.after and (stay.state != ELSEWHERE or before != ELSEWHERE):
                if moved < up_to:
                    enter(who, moved, before, stay.state)
                moved += 1
                current = stay.state
            elif moved == 0 and stay.state != ELSEWHERE and stay.start < part.after and (stay.start >= part.first or stay.end > part.first):
                current = stay.state
        if current is not None and moved < up_to:
            enter(who, moved, current, nobody)
    states = own_states() + ([ELSEWHERE] if part.outside else [])
    find = {key_of(state): state for state in states}
    lines = [(number, state) for number in range(up_to) for state in states if rows[number, state].value > 0]
    line_of = {"%d > %s" % (number + 1, key_of(state)): (number, state) for number, state in lines}

    def cell(row, column):
        number, state = line_of[row]
        return show(rows[number, state] if column == "all" else cells[number, state, find.get(column, nobody)])

    return [
        table("moves by number", "People by their moves in order", "Move, and the state before it", list(line_of), list(find) + [nobody, "all"], cell),
        table("numbers", "How many people come to each number of moves", "Move", [str(number + 1) for number in range(up_to)], ["moving", nobody], lambda row, column: show((staying if column == nobody else moving)[int(row) - 1])),
    ]
`;

export const rates = String.raw`
def rate_of(moves, days):
    """Moves per person-year with the exact interval for counts (Garwood, 1936): chi2(0.025; 2N) / 2T to chi2(0.975; 2N + 2) / 2T."""
    if is_hidden(moves) or is_hidden(days):
        return (HIDDEN,) * 3
    if not days > 0:
        return (None,) * 3
    years = days / DAYS_PER_YEAR
    low = 0 if moves == 0 else chi_square_quantile(0.025, 2 * moves) / 2 / years
    return moves / years, low, chi_square_quantile(0.975, 2 * moves + 2) / 2 / years


def tables_of(part):
    parts = [(key, moves_between(own)[0], days_in_states(own)) for key, own in parts_of(part)]
    pairs = [(before, after) for before in own_states() for after in own_states() + [ELSEWHERE, GAP] if any(cells[before, after].value > 0 for _, cells, _ in parts)]
    pair_of = {"%s > %s" % (key_of(before), key_of(after)): (before, after) for before, after in pairs}
    keys = [key for key, _, _ in parts]
    rate = {(row, key): rate_of(show(cells[pair]), show_days(days[pair[0]])) for row, pair in pair_of.items() for key, cells, days in parts}
    moved = {(row, key): show(cells[pair]) for row, pair in pair_of.items() for key, cells, _ in parts}
    years = {(state, key): (lambda shown: shown if is_hidden(shown) else shown / DAYS_PER_YEAR)(show_days(days[state])) for state in own_states() for key, _, days in parts}
    caption = "Moves per person-year in the state before"
    if "parts" not in VIEW:
        def cell(row, column):
            if column in ("rate", "low", "high"):
                return rate[row, "all"][("rate", "low", "high").index(column)]
            return moved[row, "all"] if column == "moves" else years[pair_of[row][0], "all"]
        return [table("rates", caption, "Move", list(pair_of), ["rate", "low", "high", "moves", "person-years"], cell)]
    end = lambda name, title, place: table(name, title, "Move", list(pair_of), keys, lambda row, key: rate[row, key][place])
    names = {key_of(state): state for state in own_states()}
    return [
        end("rates", caption, 0),
        end("low", "Lower ends of the intervals", 1),
        end("high", "Upper ends of the intervals", 2),
        table("moves", "Moves", "Move", list(pair_of), keys, lambda row, key: moved[row, key]),
        table("person-years", "Person-years in each state", "State", list(names), keys, lambda state, key: years[names[state], key]),
    ]
`;

export const hiddenMoves = String.raw`
def compared(part, days):
    """Dated moves and the changes that snapshots show: over all, between each two snapshots, and by person."""
    dated, visible, of_people = tallies(), tallies(), {}
    if len(days) < 2:
        return dated, visible, of_people
    first, last = days[0], days[-1]
    for who, stays in part.people.items():
        seen, made, shown, present = [None] * len(days), 0, 0, False
        for place, stay in enumerate(stays):
            present = present or (stay.state != ELSEWHERE and stay.start <= last and (stay.end > first or stay.start >= first))
            if place > 0 and first < stay.start <= last and (stay.state != ELSEWHERE or stays[place - 1].state != ELSEWHERE):
                made += 1
                dated["all"].add(who)
                dated[bisect.bisect_left(days, stay.start)].add(who)
            for slot in range(bisect.bisect_left(days, stay.start), bisect.bisect_left(days, stay.end)):
                seen[slot] = stay.state
        before = None
        for slot, now in enumerate(seen):
            if now is None:
                continue
            if before is not None and before != now:
                shown += 1
                visible["all"].add(who)
                visible[slot].add(who)
            before = now
        if present or made:
            of_people[who] = (made, shown)
    return dated, visible, of_people


def tables_of(part):
    days = yearly_days(part.first, part.after, VIEW["month"], VIEW["day"])
    whole = compared(part, days)
    by = (VIEW.get("parts") or {}).get("by")
    over_time = by in (None, "year", "quarter")
    if over_time:
        counts = {"all": (show(whole[0]["all"]), show(whole[1]["all"]))}
        counts.update({iso_of(days[slot]): (show(whole[0][slot]), show(whole[1][slot])) for slot in range(1, len(days))})
    else:
        counts = {}
        for key, own in parts_of(part):
            dated, visible, _ = compared(own, days)
            counts[key] = (show(dated["all"]), show(visible["all"]))

    def cell(row, column):
        dated, visible = counts[row]
        if column in ("dated", "visible"):
            return dated if column == "dated" else visible
        if is_hidden(dated) or is_hidden(visible):
            return HIDDEN
        return dated - visible if column == "hidden" else None if dated == 0 else (dated - visible) / dated

    spread = tallies()
    for who, (made, shown) in whole[2].items():
        spread["dated", range_of(made)].add(who)
        spread["visible", range_of(shown)].add(who)
    return [
        table("hidden moves", "Dated moves, and the changes that yearly snapshots show of them", "Between two snapshots" if over_time else "Part", list(counts), ["dated", "visible", "hidden", "share"], cell),
        stock_table(part, days, "snapshots", "What the snapshots themselves show: people in each state on the day", "Snapshot"),
        table("moves per person", "How often people moved between the first and the last snapshot", "Moves", [key for key, _, _ in RANGES], ["dated", "visible"], lambda row, column: show(spread[column, row])),
    ]
`;

export const pathways = String.raw`
def people_of(ones):
    tally = Tally()
    for who, _, _ in ones:
        tally.add(who)
    return tally


def tables_of(part):
    found = {}
    for who, stays in part.people.items():
        steps, kept, start, end, latest_end = [], 0, 0, 0, 0
        for stay in stays:
            if not (stay.start < part.after and (stay.start >= part.first or stay.end > part.first)) or (stay.state == ELSEWHERE and kept == 0):
                continue
            if steps:
                if stay.start > latest_end:
                    steps.append(GAP)
                if not (stay.state == ELSEWHERE and steps[-1] == ELSEWHERE):
                    steps.append(stay.state)
            else:
                steps.append(stay.state)
                start = max(stay.start, part.first)
            latest_end = stay.end if len(steps) == 1 else max(latest_end, stay.end)
            if stay.state != ELSEWHERE:
                kept, end = len(steps), max(end, stay.end)
        if kept:
            found.setdefault(tuple(steps[:kept]), []).append((who, max(0, min(end, part.after) - start), end >= part.after))
    # By the numbers as they are shown, then the shorter first, then in the order of the states.
    number = {steps: show(people_of(ones)) for steps, ones in found.items()}
    order = sorted([steps for steps in found if not is_hidden(number[steps])], key=lambda steps: (-number[steps], len(steps), steps))
    listed = order[:VIEW["most"]]
    rest = set(found) - set(listed)
    rows = {" > ".join(key_of(step) for step in steps): found[steps] for steps in listed}
    if rest:
        rows["rarer"] = [one for steps in rest for one in found[steps]]
    rows["all"] = [one for ones in found.values() for one in ones]

    def cell(row, column):
        people = show(people_of(rows[row]))
        if column == "days":
            return show_median(middle_of([days for _, days, _ in rows[row]]), len(rows[row])) if rows[row] else None
        if column == "going on":
            return show(people_of([one for one in rows[row] if one[2]]))
        return people if column == "people" else share_of(people, show(people_of(rows["all"])))

    return [table("pathways", "Pathways, most frequent first", "Pathway", list(rows), ["people", "share", "days", "going on"], cell)]
`;

export const upAndDown = String.raw`
def ways_of(part):
    """Moves by way, over all and by the state before. A move through time without a record is judged by the states on its two sides."""
    ways = tallies()
    for who, stays in part.people.items():
        for before, stay in zip(stays, stays[1:]):
            if not part.first <= stay.start < part.after or (before.state == ELSEWHERE and stay.state == ELSEWHERE):
                continue
            low, high = rank_of(before.state), rank_of(stay.state)
            way = "elsewhere" if ELSEWHERE in (before.state, stay.state) else "without a rank" if low is None or high is None else "up" if high > low else "down" if high < low else "level"
            for row in ("all", before.state):
                for kind in [way, "all"] + (["ranked"] if way in ("up", "down", "level") else []):
                    ways[row, kind].add(who)
    return ways


def way_table(name, caption, heading, rows):
    columns = ["up", "down", "level", "ranked", "share up", "share down", "without a rank"] + (["elsewhere"] if any(of("elsewhere").value > 0 for of in rows.values()) else []) + ["all"]
    return table(name, caption, heading, list(rows), columns, lambda row, column: share_of(show(rows[row](column[6:])), show(rows[row]("ranked"))) if column.startswith("share ") else show(rows[row](column)))


def tables_of(part):
    parts = [(key, ways_of(own)) for key, own in parts_of(part)]
    whole = parts[0][1]
    return [
        way_table("up and down", "Moves up and down the ranks", "Part", {key: (lambda kind, ways=ways: ways["all", kind]) for key, ways in parts}),
        way_table("from states", "Moves up and down, by the state before", "From", {key_of(state): (lambda kind, state=state: whole[state, kind]) for state in own_states()}),
    ]
`;

export const movesPerPerson = String.raw`
def tables_of(part):
    people, every, made = tallies(), Tally(), Tally()
    for who, (moves, _) in moves_of_people(part).items():
        people[range_of(moves)].add(who)
        every.add(who)
        if moves:
            made.add(who, moves)
    all_people, all_moves = show(every), show(made)
    count = lambda row: all_people if row == "all" else show(people[row])
    mean = HIDDEN if is_hidden(all_moves) or is_hidden(all_people) else None if all_people == 0 else all_moves / all_people
    return [
        table("moves per person", "How many people moved how often", "Moves", [key for key, _, _ in RANGES] + ["all"], ["people", "share"], lambda row, column: count(row) if column == "people" else share_of(count(row), all_people)),
        table("totals", "Moves, and moves per person", "Part", ["all"], ["moves", "people", "mean"], lambda _, column: {"moves": all_moves, "people": all_people, "mean": mean}[column]),
    ]
`;
