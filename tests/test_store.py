import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bot.store
from bot.errors import SetupError
from bot.store import Store, tables
from bot.store.bundles import Bundled
from bot.store.encoding import article_to_row, content_hash
from bot.store.opening import connect, latest_version, migrate, schema_version, writing
from corpus.models import Article, Claim, Extraction, Figure, Span
from handlers.conversations import Posting

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
BODY = "云栖公司称，年内投入超3.5亿元。"
FIGURE = Figure("超3.5亿元", Span(8, 14), Decimal("350000000.0"), "money", unit="CNY", approx="over", sentence=BODY)
CLAIM = Claim(
    "年内投入超3.5亿元", Span(6, 15), "云栖公司", "云栖公司", "称", "indirect", "plan", due=date(2025, 12, 31)
)
ARTICLE = Article("a1", "投入", BODY, source="某报", published=date(2025, 9, 24), lang="zh-Hans")


def stored(store: Store) -> list[Extraction]:
    return list(store.load())


# ---- saving and loading ----


def test_what_is_saved_comes_back_exactly(store):
    extraction = Extraction(ARTICLE, (FIGURE,), (CLAIM,))
    assert store.save(extraction) == "added"
    assert stored(store) == [extraction]
    assert str(stored(store)[0].figures[0].value) == "350000000.0"


def test_the_same_article_again_is_unchanged(store):
    store.save(Extraction(ARTICLE, (FIGURE,)))
    assert store.save(Extraction(ARTICLE, (FIGURE,))) == "unchanged"
    assert store.count() == 1


def test_an_article_with_another_text_is_updated_with_its_figures(store):
    store.save(Extraction(ARTICLE, (FIGURE, FIGURE), (CLAIM,)))
    changed = Article("a1", "投入", BODY + "更正。")
    assert store.save(Extraction(changed, (FIGURE,))) == "updated"
    assert stored(store) == [Extraction(changed, (FIGURE,))]


def test_an_article_read_from_another_place_is_unchanged(store):
    store.save(Extraction(ARTICLE))
    assert store.save(Extraction(Article(**{**fields(ARTICLE), "path": "other.md"}))) == "unchanged"


def test_status_says_beforehand_what_save_will_make_of_it(store):
    assert store.status(ARTICLE) == "added"
    store.save(Extraction(ARTICLE))
    assert store.status(ARTICLE) == "unchanged"


def test_times_are_aware_and_in_utc(open_store, engine):
    open_store(at=datetime(2025, 9, 24, 20, tzinfo=timezone(timedelta(hours=8)))).save(Extraction(ARTICLE))
    with engine.connect() as connection:
        added_at = connection.execute(sa.select(tables.articles.c.added_at)).scalar_one()
    assert (added_at, added_at.tzinfo) == (NOON, UTC)


def test_a_clock_without_a_zone_is_refused(open_store):
    store = open_store(at=datetime(2025, 9, 24))  # noqa: DTZ001  # the point
    with pytest.raises(sa.exc.StatementError, match="aware"):
        store.save(Extraction(ARTICLE))


def test_an_update_keeps_the_day_of_arrival(store, open_store, engine):
    store.save(Extraction(ARTICLE))
    open_store(at=NOON + timedelta(days=1)).save(Extraction(Article("a1", "投入", "新的。")))
    with engine.connect() as connection:
        times = connection.execute(sa.select(tables.articles.c.added_at, tables.articles.c.updated_at)).one()
    assert tuple(times) == (NOON, NOON + timedelta(days=1))


def test_more_articles_than_a_page_come_back_once_each(store, monkeypatch):
    monkeypatch.setattr(bot.store, "_PAGE", 20)
    for number in range(45):
        store.save(Extraction(Article(f"{number:02}", "标题", "正文。")))
    assert [found.article.id for found in store.load()] == [f"{number:02}" for number in range(45)]


def test_only_the_articles_named_are_loaded(store):
    for name in "abc":
        store.save(Extraction(Article(name, "标题", "正文。")))
    assert [found.article.id for found in store.load(["c", "a", "x"])] == ["a", "c"]


def test_a_removed_article_takes_its_figures_and_claims_along(store, engine):
    store.save(Extraction(ARTICLE, (FIGURE,), (CLAIM,)))
    store.remove(["a1"])
    with engine.connect() as connection:
        rows = [
            connection.execute(sa.select(sa.func.count()).select_from(t)).scalar()
            for t in (tables.figures, tables.claims)
        ]
    assert (store.count(), rows) == (0, [0, 0])


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
maybe = st.none() | words
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: Span(*sorted(pair)))
numbers = st.decimals(allow_nan=False, allow_infinity=False)
figures = st.builds(
    Figure,
    surface=words,
    span=spans,
    value=numbers,
    kind=st.sampled_from(["money", "percent", "count"]),
    unit=maybe,
    low=st.none() | numbers,
    high=st.none() | numbers,
    metric=maybe,
    salience=st.floats(0, 1),
    sentence=words,
    evidence=st.dictionaries(st.sampled_from(["metric", "entity", "time"]), spans),
    same_as=st.none() | spans,
)
claims = st.builds(
    Claim,
    content=words,
    span=spans,
    speaker=maybe,
    speaker_text=maybe,
    cue=maybe,
    form=st.sampled_from(["direct", "indirect", "mixed"]),
    type=st.sampled_from(["prediction", "plan", "opinion"]),
    polarity=st.sampled_from(["positive", "negative"]),
    hedge=st.integers(0, 3),
    horizon=maybe,
    due=st.none() | st.dates(),
    salience=st.floats(0, 1),
    cue_span=st.none() | spans,
)
articles = st.builds(Article, id=st.just("a"), title=words, body=words, source=maybe, published=st.none() | st.dates())


@given(articles, st.lists(figures, max_size=3), st.lists(claims, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_extraction_comes_back_exactly(store, article, some_figures, some_claims):
    extraction = Extraction(article, tuple(some_figures), tuple(some_claims))
    store.save(extraction)
    assert stored(store) == [extraction]
    assert [repr(found) for found in stored(store)[0].figures] == [repr(figure) for figure in some_figures]
    store.remove(["a"])


# ---- new rules ----


def test_articles_extracted_by_other_rules_are_outdated_until_saved_again(store, open_store):
    store.save(Extraction(ARTICLE))
    newer = open_store(rules="rules of tomorrow")
    assert (store.outdated(), newer.outdated()) == ((), ("a1",))
    newer.save(Extraction(ARTICLE, (FIGURE,)))
    assert (newer.outdated(), stored(newer)) == ((), [Extraction(ARTICLE, (FIGURE,))])


def test_new_rules_do_not_make_an_article_newer(store, open_store, engine):
    store.save(Extraction(ARTICLE))
    open_store(rules="other", at=NOON + timedelta(days=1)).save(Extraction(ARTICLE))
    with engine.connect() as connection:
        assert connection.execute(sa.select(tables.articles.c.updated_at)).scalar_one() == NOON


# ---- opening ----


@pytest.mark.usefixtures("store")
def test_the_migrations_make_exactly_the_tables(engine):
    # slack_sdk's own are held to slack_sdk in test_installations.
    ours = {"include_object": lambda _object, name, kind, *_: kind != "table" or not name.startswith("slack_")}
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), tables.metadata) == []


def test_opening_again_changes_nothing(store, open_store):
    store.save(Extraction(ARTICLE))
    assert open_store().count() == 1


def test_readers_do_not_wait_for_a_writer(store, engine):
    with writing(engine).begin():
        assert store.count() == 0


@pytest.mark.usefixtures("store")
def test_a_database_of_a_newer_version_is_refused(engine):
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SetupError, match="newer version"):
        migrate(engine)


def test_a_missing_driver_is_one_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SetupError, match="psycopg"):
        connect(sa.make_url("postgresql://user:hunter2@localhost/record"))


OPEN = """
import sys, sqlalchemy as sa
from datetime import UTC, datetime
from bot.store import Store
Store.open(sa.make_url(sys.argv[1]), rules="r", clock=lambda: datetime.now(UTC)).bundles.wanted(first=True)
"""


def test_many_processes_can_start_at_once_on_a_new_folder(database, engine):
    command = [sys.executable, "-c", OPEN, str(database)]
    starting = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]  # noqa: S603  # ours
    assert [(process.communicate()[1], process.returncode) for process in starting] == [("", 0)] * 3
    assert schema_version(engine) == latest_version()


def test_an_article_is_read_with_the_figures_it_had_then(store, open_store):
    store.save(Extraction(ARTICLE, (FIGURE,)))
    later, changed = open_store(at=LATER), []

    @sa.event.listens_for(store._engine, "before_cursor_execute")
    def change(_connection, _cursor, statement, *_):
        if "FROM figures" in statement and not changed:
            changed.append(later.save(Extraction(Article("a1", "投入", "另一篇的正文。"))))

    assert list(store.load()) == [Extraction(ARTICLE, (FIGURE,))]
    assert changed == ["updated"]


SAVE_FOREVER = """
import itertools, sys, sqlalchemy as sa
from datetime import UTC, datetime
from decimal import Decimal
from bot.store import Store
from corpus.models import Article, Extraction, Figure, Span
store = Store.open(sa.make_url(sys.argv[1]), rules="r", clock=lambda: datetime.now(UTC))
figures = tuple(Figure("3亿", Span(0, 2), Decimal(3), "count") for _ in range(50))
for number in itertools.count():
    store.save(Extraction(Article(f"{number:06}", "标题", "正文。"), figures))
    print(number, flush=True)
"""


def test_a_killed_import_loses_at_most_the_article_in_hand(database, open_store):
    command = [sys.executable, "-c", SAVE_FOREVER, str(database)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as saving:  # noqa: S603  # ours
        assert saving.stdout is not None
        reported = [int(saving.stdout.readline()) for _ in range(30)]
        saving.kill()
        reported += [int(line) for line in saving.stdout.read().split()]
    after = stored(open_store())
    assert {int(found.article.id) for found in after} >= set(reported)
    assert len(after) <= len(reported) + 1
    assert {len(found.figures) for found in after} == {50}


# ---- postings ----


def posting(ts: str, question: str, *, minutes: int = 0, thread_ts: str = "1.0") -> Posting:
    return Posting("C1", ts, thread_ts, question, ("a1",), NOON + timedelta(minutes=minutes))


def test_a_thread_s_questions_come_oldest_first(store):
    store.postings.record(posting("1.3", "那利润呢?", minutes=2))
    store.postings.record(posting("1.2", "营收多少?", minutes=1))
    store.postings.record(posting("2.2", "别的", thread_ts="2.0"))
    assert store.postings.questions_in("C1", "1.0") == ("营收多少?", "那利润呢?")
    assert store.postings.questions_in("C2", "1.0") == ()


def test_a_posting_recorded_twice_is_one(store):
    store.postings.record(posting("1.2", "营收多少?"))
    store.postings.record(posting("1.2", "营收多少?"))
    assert store.postings.questions_in("C1", "1.0") == ("营收多少?",)


# ---- bundled articles ----


def test_whether_a_store_has_the_bundled_articles_is_decided_once(store):
    assert store.bundles.wanted(first=False) is False
    assert store.bundles.wanted(first=True) is False


@pytest.mark.parametrize(
    ("change", "untouched"),
    [
        (lambda _: None, True),
        (lambda store: store.remove(["a1"]), False),
        (lambda store: store.save(Extraction(Article("a1", "投入", "另一篇。"))), False),
    ],
    ids=["left alone", "removed", "replaced"],
)
def test_a_bundled_article_that_a_user_touched_is_known_as_such(store, change, untouched):
    store.save(Extraction(ARTICLE))
    store.bundles.record(Bundled("one.md", "hash", "a1", content_hash(ARTICLE)))
    change(store)
    assert store.bundles.known()["one.md"].untouched is untouched


def fields(article: Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in Article.__slots__}


# ---- what is news ----

LATER = NOON + timedelta(hours=1)


def test_fresh_gives_what_was_added_or_changed_within_the_period(open_store):
    open_store(at=NOON).save(Extraction(ARTICLE))
    open_store(at=LATER).save(Extraction(Article("a2", "另一篇", "另一篇的正文。")))
    store = open_store()
    assert store.fresh(NOON, LATER) == ["a1"]
    assert store.fresh(NOON, LATER + timedelta(seconds=1)) == ["a1", "a2"]
    open_store(at=LATER).save(Extraction(Article("a1", "投入", BODY + "更正。")))
    assert store.fresh(NOON, LATER) == []


def test_a_quiet_article_is_no_news_until_it_says_something_else(open_store):
    store = open_store()
    store.save(Extraction(ARTICLE), quiet=True)
    assert store.fresh(NOON, LATER) == []
    open_store(rules="other rules").save(Extraction(ARTICLE))
    assert store.fresh(NOON, LATER) == []
    store.save(Extraction(Article("a1", "投入", BODY + "更正。")))
    assert store.fresh(NOON, LATER) == ["a1"]


def test_what_was_on_record_before_feeds_is_no_news(engine, open_store):
    config = Config()
    config.set_main_option("script_location", "bot:migrations")
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        row = article_to_row(ARTICLE) | {"added_at": NOON, "updated_at": NOON, "extracted_by": "rules of today"}
        names = sa.table("articles", *(sa.column(name) for name in row))
        connection.execute(
            sa.insert(names).values({**row, "published": None, "added_at": "2025-09-24", "updated_at": "2025-09-24"})
        )
    store = open_store()
    assert store.count() == 1
    assert store.fresh(NOON - timedelta(days=9), LATER) == []
    store.save(Extraction(Article("a2", "另一篇", "另一篇的正文。")))
    assert store.fresh(NOON - timedelta(days=9), LATER) == ["a2"]


def test_articles_of_a_day_or_later_and_those_without_a_date_by_the_day_they_came(open_store):
    store = open_store(at=NOON)
    for article_id, day in (("old", date(2025, 9, 1)), ("new", date(2025, 9, 3)), ("undated", None)):
        store.save(Extraction(Article(article_id, "投入", BODY + article_id, published=day)), quiet=True)
    assert store.published_since(date(2025, 9, 2)) == ["new", "undated"]
    assert store.published_since(date(2025, 9, 1)) == ["new", "old", "undated"]
    assert store.published_since(NOON.date() + timedelta(days=1)) == []
