/** Python for the statistics that its standard library lacks. */
export const solvingIntervals = String.raw`
def gamma_share_below(shape, value):
    """The share of a gamma distribution below a value (Abramowitz and Stegun, 6.5.29 and 6.5.31)."""
    if value <= 0:
        return 0.0
    front = math.exp(shape * math.log(value) - value - math.lgamma(shape))
    if value < shape + 1:
        term = total = 1 / shape
        for step in range(1, 10000):
            term *= value / (shape + step)
            total += term
            if term < total * 1e-16:
                break
        return front * total
    b, c = value + 1 - shape, 1e300
    d = fraction = 1 / b
    for step in range(1, 10000):
        a = -step * (step - shape)
        b += 2
        d = a * d + b
        d = 1 / (d if abs(d) > 1e-300 else 1e-300)
        c = b + a / c
        c = c if abs(c) > 1e-300 else 1e-300
        fraction *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return 1 - front * fraction


def chi_square_quantile(share, degrees):
    """The value below which a share of a chi-square distribution lies, by bisection."""
    low, high = 0.0, max(1e-8, degrees / 2)
    while gamma_share_below(degrees / 2, high) < share:
        low, high = high, 2 * high
    for _ in range(200):
        if high - low <= 1e-13 * high:
            break
        middle = (low + high) / 2
        if gamma_share_below(degrees / 2, middle) < share:
            low = middle
        else:
            high = middle
    return low + high
`;

export const solvingTables = String.raw`
def identity(size):
    return [[1.0 if row == column else 0.0 for column in range(size)] for row in range(size)]


def multiply(left, right):
    return [[sum(value * right[inner][column] for inner, value in enumerate(row) if value) for column in range(len(right[0]))] for row in left]


def solve(left, right):
    """x in left x = right, by elimination with the largest pivot; none where there is no single answer."""
    size = len(left)
    rows = [list(row) + list(right[index]) for index, row in enumerate(left)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        if abs(rows[pivot][column]) < 1e-14:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(size):
            times = rows[row][column] / rows[column][column]
            if row != column and times:
                rows[row] = [value - times * other for value, other in zip(rows[row], rows[column])]
    return [[value / row[index] for value in row[size:]] for index, row in enumerate(rows)]
`;
