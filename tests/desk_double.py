"""A desk with a library of two articles: what it finds is fixed, what it is asked is remembered."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from threading import Event, Lock

from corpus.models import (
    Answer,
    Article,
    ArticleHit,
    Claim,
    ClaimHit,
    Extraction,
    Figure,
    FigureHit,
    Hit,
    Passage,
    Searched,
    Span,
)
from corpus.names import load_names
from handlers.conversations import Delivery, Flag, KeptAnswer, Posting
from handlers.desk import Desk, Manners
from handlers.standing_orders import Standing, Subscription

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)

CLOUD_BODY = "云湖科技周三公布财报。公司计划三年内投入约3800亿元建设数据中心，首席执行官林默表示，需求比预期更强。"
CLOUD = Article(
    id="a1",
    title="云湖科技加码算力",
    body=CLOUD_BODY,
    source="湖畔财经",
    author="陈一",
    url="https://news.example/cloud?a=1&b=2",
    published=date(2026, 3, 4),
    lang="zh-Hans",
)
PORT_BODY = (
    "Harbour Lines carried 2.4 million containers in May. “We are sold out until autumn,” said its chief, Ada Moss."
)
PORT = Article(id="a2", title="A full port", body=PORT_BODY, source="Quay Daily", published=date(2025, 6, 2), lang="en")


def span_of(body: str, part: str) -> Span:
    start = body.index(part)
    return Span(start, start + len(part))


def passage_of(body: str, part: str) -> Passage:
    return Passage(part, span_of(body, part))


INVESTMENT = Figure(
    surface="约3800亿元",
    span=span_of(CLOUD_BODY, "约3800亿元"),
    value=Decimal(380_000_000_000),
    kind="money",
    unit="CNY",
    approx="about",
    metric="投入",
    entity="云湖科技",
    time="三年内",
    modality="plan",
    sentence="公司计划三年内投入约3800亿元建设数据中心，首席执行官林默表示，需求比预期更强。",
)
CONTAINERS = Figure(
    surface="2.4 million containers",
    span=span_of(PORT_BODY, "2.4 million containers"),
    value=Decimal(2_400_000),
    kind="count",
    unit="container",
    metric="carried",
    entity="Harbour Lines",
    time="May",
    speaker="Ada Moss",
    sentence="Harbour Lines carried 2.4 million containers in May.",
)
DEMAND = Claim(
    content="需求比预期更强",
    span=span_of(CLOUD_BODY, "需求比预期更强"),
    speaker="林默",
    speaker_text="林默",
    cue="表示",
    form="indirect",
    type="opinion",
    role="首席执行官",
    sentence=INVESTMENT.sentence,
)
SOLD_OUT = Claim(
    content="We are sold out until autumn,",
    span=span_of(PORT_BODY, "We are sold out until autumn,"),
    speaker="Ada Moss",
    speaker_text="Ada Moss",
    cue="said",
    form="direct",
    type="fact",
    role="chief",
    horizon="until autumn",
    sentence="“We are sold out until autumn,” said its chief, Ada Moss.",
)
CLOUD_HIT = Hit(passage_of(CLOUD_BODY, INVESTMENT.sentence), CLOUD, 0.9, (INVESTMENT,), (DEMAND,), also=("a7", "a9"))
PORT_HIT = Hit(passage_of(PORT_BODY, PORT_BODY), PORT, 0.4, (CONTAINERS,), (SOLD_OUT,))
SEARCHED = Searched(12, date(2025, 1, 3), date(2026, 3, 4))


def _opened():
    event = Event()
    event.set()
    return event


@dataclass
class LibraryDouble:
    """Finds both articles for everything but "nothing"; fails where it is told to, waits while it is not open."""

    asked: list[object] = field(default_factory=list)
    failure: Exception | None = None
    open: Event = field(default_factory=_opened)
    searched: Searched = SEARCHED
    articles: tuple[Article, ...] = (CLOUD, PORT)
    extractions: tuple[Extraction, ...] = ()

    def ask(self, question, *, limit=5):
        self._hear(question)
        if "nothing" in str(question):
            return Answer("nothing", suggestions=("云湖科技加码算力",), searched=self.searched)
        return Answer(str(question), (CLOUD_HIT, PORT_HIT)[:limit], searched=self.searched)

    def figures(self, query, *, limit=10, passages=100):  # noqa: ARG002 - as the library has it
        self._hear(query)
        return (
            () if query == "nothing" else (FigureHit(INVESTMENT, CLOUD, 0.9), FigureHit(CONTAINERS, PORT, 0.5))[:limit]
        )

    def claims(self, query, *, limit=10, passages=100):  # noqa: ARG002 - as above
        self._hear(query)
        return () if query == "nothing" else (ClaimHit(DEMAND, CLOUD, 0.9), ClaimHit(SOLD_OUT, PORT, 0.5))[:limit]

    def search(self, query, *, limit=10):
        self._hear(query)
        return (ArticleHit(CLOUD, 0.9), ArticleHit(PORT, 0.5))[:limit]

    def article(self, article_id):
        kept = {
            CLOUD.id: Extraction(CLOUD, (INVESTMENT,), (DEMAND,)),
            PORT.id: Extraction(PORT, (CONTAINERS,), (SOLD_OUT,)),
        }
        return kept.get(article_id)

    def _hear(self, question):
        self.asked.append(question)
        assert self.open.wait(20)
        if self.failure:
            raise self.failure


@dataclass
class PostingsDouble:
    """Remembers postings in a list."""

    kept: list[Posting] = field(default_factory=list)

    def record(self, posting):
        self.kept.append(posting)

    def questions_in(self, channel, thread_ts):
        return tuple(each.question for each in self.kept if (each.channel, each.thread_ts) == (channel, thread_ts))

    def has_joined(self, channel, thread_ts):
        return bool(self.questions_in(channel, thread_ts))

    def answer_to(self, channel, asked_ts):
        return next((each for each in self.kept if (each.channel, each.asked_ts) == (channel, asked_ts)), None)

    def latest_question_of(self, user):
        return next((each.question for each in reversed(self.kept) if each.asked_by == user), None)

    def replace(self, posting):
        self.kept = [posting if each.ts == posting.ts else each for each in self.kept]


@dataclass
class DeliveriesDouble:
    """Remembers deliveries in lists."""

    taken: list[Delivery] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)

    def take(self, key, message_key, body):
        with self.lock:
            keys = {key, message_key} - {None}
            if keys & self.keys:
                return None
            self.keys |= keys
            self.taken.append(Delivery(key, body, NOW))
            return self.taken[-1]

    def posting(self, delivery):
        self.posted.append(delivery.key)

    def end(self, delivery):
        self.ended.append(delivery.key)


@dataclass
class ChannelsDouble:
    """Follows up everywhere but where it is told not to."""

    quiet: set[str] = field(default_factory=set)
    external: set[str] = field(default_factory=set)

    def follows_up(self, channel):
        return channel not in self.quiet

    def set_follow_ups(self, channel, *, on):
        (self.quiet.discard if on else self.quiet.add)(channel)

    def is_external(self, channel):
        return channel in self.external

    def set_external(self, channel):
        self.external.add(channel)


@dataclass
class AnswersDouble:
    """Keeps answers in a dictionary."""

    kept: dict[str, KeptAnswer] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)

    def keep(self, answer):
        self.kept[answer.id] = answer

    def find(self, answer_id):
        return self.kept.get(answer_id)

    def claim_sharing(self, answer_id, key):
        return self.shared.setdefault(answer_id, key) == key

    def release_sharing(self, answer_id):
        del self.shared[answer_id]

    def forget(self):
        """Keep all of it."""


@dataclass
class FlagsDouble:
    """Remembers flags in a list, the newest first."""

    kept: list[Flag] = field(default_factory=list)

    def record(self, flag):
        self.kept.insert(0, flag)

    def latest(self, limit):
        return self.kept[:limit]


@dataclass
class SubscriptionsDouble:
    """Remembers subscriptions in a dictionary."""

    kept: dict[str, Subscription] = field(default_factory=dict)
    stands: dict[str, Standing] = field(default_factory=dict)
    settled: list[tuple[str, bool]] = field(default_factory=list)

    def follow(self, subscription):
        where = (subscription.team, subscription.channel, subscription.same)
        same = [each for each in self.kept.values() if (each.team, each.channel, each.same) == where]
        before = {"id": same[0].id, "created_at": same[0].created_at} if same else {}
        kept = replace(subscription, **before)
        self.kept[kept.id] = kept
        return not same

    def in_channel(self, team, channel):
        return tuple(each for each in self.kept.values() if (each.team, each.channel) == (team, channel))

    def of_owner(self, team, user):
        return tuple(each for each in self.kept.values() if (each.team, each.owner) == (team, user))

    def find(self, subscription_id):
        return self.kept.get(subscription_id)

    def change(self, subscription):
        self.kept[subscription.id] = subscription

    def remove(self, subscription_id):
        self.kept.pop(subscription_id, None)

    def standing(self, subscription_id):
        return self.stands.get(subscription_id, Standing())

    def why(self, channel, ts):
        return ("11200美元: 铜",) if (channel, ts) == ("C0READING", "1772700001.000001") else ()

    def settle(self, run_id, *, stands):
        self.settled.append((run_id, stands))
        return len(self.settled) == 1


def build_desk(library=None, postings=None, command="/onrecord", **manners):
    """A desk on the doubles; names are the bundled ones, because they hold nothing that these tests could notice."""
    kept = (postings or PostingsDouble(), DeliveriesDouble(), ChannelsDouble(), AnswersDouble(), FlagsDouble())
    kept = (*kept, SubscriptionsDouble())
    return Desk(library or LibraryDouble(), load_names(), *kept, lambda: NOW, command, "1.2.3", Manners(**manners))
