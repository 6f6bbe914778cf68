"""How fast articles are read, beside the floor (the warm tokeniser of spacy.blank("id")) and two other readers, over the same texts in one run.

    python bench/annotate.py ARTICLES.jsonl[.gz] [--articles 300] [--rounds 3]

Prints a Markdown table of ratios; docs/performance.md says how to read it. Nothing of the articles is printed.
"""
import argparse
import statistics
import time
from itertools import islice

import spacy
from peers import peers

from tracker.annotate.pipeline import COMPONENTS, SHOWN, bare_doc, collect_records, load
from tracker.articles import read_file

WITHOUT_NAMES = tuple(name for name in COMPONENTS if name not in ("names", "sectors"))
CORE = tuple(name for name in COMPONENTS if name in ("sentences", "periods", "figures"))


def measured(work, articles, rounds: int) -> float:
    """The median CPU time of a pass over the articles, after one to warm up."""
    times = []
    for turn in range(rounds + 1):
        start = time.process_time()
        work(articles)
        if turn:
            times.append(time.process_time() - start)
    return statistics.median(times)


def reading(names: tuple[str, ...]):
    """A pass of the pipeline with these components."""
    nlp = load(names)

    def work(articles) -> None:
        for article in articles:
            doc = bare_doc(nlp, article)
            for name, component in nlp.pipeline:
                if name != SHOWN:
                    doc = component(doc)
            collect_records(doc)

    return work


def tokenising():
    """The floor: a pass of the bare tokeniser."""
    nlp = spacy.blank("id")

    def work(articles) -> None:
        for article in articles:
            nlp.make_doc(f"{article.title}\n\n{article.text}")

    return work


def by_component(articles, rounds: int) -> dict[str, float]:
    """The median CPU time of each component in the whole pipeline."""
    nlp = load()
    times: dict[str, list[float]] = {name: [] for name in COMPONENTS}
    for turn in range(rounds + 1):
        spent = dict.fromkeys(COMPONENTS, 0.0)
        for article in articles:
            doc = bare_doc(nlp, article)
            for name, component in nlp.pipeline:
                if name == SHOWN:
                    continue
                start = time.process_time()
                doc = component(doc)
                spent[name] += time.process_time() - start
        if turn:
            for name, seconds in spent.items():
                times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}


def table(articles, rounds: int) -> str:
    """The whole measurement as Markdown."""
    words = sum(len(article.text.split()) for article in articles)
    floor = measured(tokenising(), articles, rounds)
    rows = {"tokeniser of spacy.blank(\"id\")": floor}
    for label, names in (("sentences, periods and figures", CORE), ("without trained names and sectors", WITHOUT_NAMES), ("whole pipeline", COMPONENTS)):
        rows[label] = measured(reading(names), articles, rounds)
    rows |= {label: measured(work, articles, rounds) for label, work in peers().items()}
    lines = [f"{len(articles)} articles of {words / len(articles):.0f} words, one core, median of {rounds} passes in CPU time.", "",
             "| pass | articles a second | times the tokeniser |", "| --- | ---: | ---: |"]
    lines += [f"| {label} | {len(articles) / seconds:.0f} | {seconds / floor:.2f} |" for label, seconds in rows.items()]
    lines += ["", "| component | times the tokeniser |", "| --- | ---: |"]
    lines += [f"| {name} | {seconds / floor:.2f} |" for name, seconds in by_component(articles, rounds).items()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", help="articles as JSON Lines, packed or not")
    parser.add_argument("--articles", dest="count", type=int, default=300, help="how many of them (the first ones)")
    parser.add_argument("--rounds", type=int, default=3, help="passes of which the median counts")
    args = parser.parse_args()
    print(table(list(islice(read_file(args.articles), args.count)), args.rounds))


if __name__ == "__main__":
    main()
