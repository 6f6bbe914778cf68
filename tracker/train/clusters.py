"""Word clusters from unlabelled text: words of like company share a number, which tells the names model of words it never saw labelled."""
import collections
import itertools
import re
from collections.abc import Iterable

import numpy
from scipy.sparse import csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

WORD = re.compile(r"\w+(?:[-'’.,/&]\w+)*|[^\w\s]")
LEAST = 6                                  # times a word must stand in the text
NEIGHBOURS = 3000
DIMENSIONS = 60


def cluster(texts: Iterable[str], *, number: int, seed: int) -> dict[str, int]:
    """Word → cluster, by k-means over an SVD of positive pointwise mutual information with the words on either side."""
    lines = [[re.sub(r"\d", "0", word) for word in WORD.findall(text)] for text in texts]
    counts = collections.Counter(word for line in lines for word in line)
    vocabulary = {word: at for at, word in enumerate(sorted(word for word, count in counts.items() if count >= LEAST))}
    neighbours = {word: at for at, (word, _) in enumerate(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:NEIGHBOURS])}
    matrix = company(lines, vocabulary, neighbours)
    points = normalize(TruncatedSVD(DIMENSIONS, random_state=seed).fit_transform(mutual_information(matrix)))
    numbers = MiniBatchKMeans(number, random_state=seed, n_init=3, batch_size=4096).fit_predict(points)
    return {word: int(numbers[at]) for word, at in vocabulary.items()}


def company(lines: list[list[str]], vocabulary: dict[str, int], neighbours: dict[str, int]) -> csr_matrix:
    """How often each word has each neighbour before and behind it."""
    pairs: collections.Counter = collections.Counter()
    for line in lines:
        for one, other in itertools.pairwise(line):
            if one in vocabulary and other in neighbours:
                pairs[vocabulary[one], neighbours[other]] += 1
            if other in vocabulary and one in neighbours:
                pairs[vocabulary[other], len(neighbours) + neighbours[one]] += 1
    rows, columns = zip(*pairs, strict=True)
    return csr_matrix((list(pairs.values()), (rows, columns)), shape=(len(vocabulary), 2 * len(neighbours)), dtype=float)


def mutual_information(matrix: csr_matrix) -> csr_matrix:
    found = matrix.tocoo()
    row_sums = numpy.asarray(matrix.sum(axis=1)).ravel()
    column_sums = numpy.asarray(matrix.sum(axis=0)).ravel() ** 0.75
    expected = row_sums[found.row] * column_sums[found.col] / column_sums.sum()
    values = numpy.maximum(0, numpy.log(found.data / expected))
    return csr_matrix((values, (found.row, found.col)), shape=matrix.shape)
