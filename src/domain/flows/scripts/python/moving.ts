/** Python that follows people's moves: what several measures share. */
export const moving = String.raw`
def moves_between(part):
    """Moves as a square table by (from, to), its margins, and who comes into the records and leaves them. A gap is one move and two entries: into it and out of it."""
    cells, rows, columns, totals, first, last = tallies(), tallies(), tallies(), tallies(), tallies(), tallies()

    def enter(who, before, after):
        cells[before, after].add(who)
        rows[before].add(who)
        columns[after].add(who)
        totals["entries"].add(who)

    for who, stays in part.people.items():
        latest_end = 0
        for place, stay in enumerate(stays):
            dated = part.first <= stay.start < part.after
            if place == 0:
                if dated:
                    first[stay.state].add(who)
                latest_end = stay.end
                continue
            before = stays[place - 1].state
            if stay.state != ELSEWHERE or before != ELSEWHERE:
                if stay.start > latest_end:
                    if part.first <= latest_end < part.after:
                        enter(who, before, GAP)
                    if dated:
                        enter(who, GAP, stay.state)
                elif dated:
                    enter(who, before, stay.state)
                if dated:
                    totals["moves"].add(who)
            latest_end = max(latest_end, stay.end)
        if latest_end != OPEN and part.first <= latest_end < part.after:
            last[stays[-1].state].add(who)
    return cells, rows, columns, totals, first, last


def moves_of_people(part):
    """By person who is in the part at all: how many moves are dated within the days (a gap is one)."""
    moves = {}
    for who, stays in part.people.items():
        made, present = 0, False
        for place, stay in enumerate(stays):
            if stay.start >= part.after:
                continue
            here = stay.state != ELSEWHERE
            present = present or (here and (stay.start >= part.first or stay.end > part.first))
            made += place > 0 and stay.start >= part.first and (here or stays[place - 1].state != ELSEWHERE)
        if present or made:
            moves[who] = (made, present)
    return moves


def days_in_states(part):
    """Days that people spent in each state, cut to the days of the part."""
    days = tallies()
    for who, stays in part.people.items():
        for stay in stays:
            length = min(stay.end, part.after) - max(stay.start, part.first)
            if length > 0 and stay.state != ELSEWHERE:
                days[stay.state].add(who, length)
    return days


RANGES = [("0", 0, 0), ("1", 1, 1), ("2", 2, 2), ("3", 3, 3), ("4", 4, 4), ("5", 5, 5), ("6 to 9", 6, 9), ("10 to 19", 10, 19), ("20 or more", 20, OPEN)]


def range_of(moves):
    return [key for key, low, high in RANGES if low <= moves <= high][0]
`;
