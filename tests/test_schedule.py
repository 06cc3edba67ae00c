import logging
import threading
from datetime import timedelta

from bot.schedule import Job, scheduled

SOON = timedelta(milliseconds=10)


def test_a_job_is_done_at_once_and_again():
    done, thrice = [], threading.Event()

    def body():
        done.append(1)
        if len(done) == 3:
            thrice.set()

    with scheduled([Job("counting", SOON, body)]):
        assert thrice.wait(20)


def test_a_job_that_fails_is_logged_under_a_reference_and_tried_again(caplog):
    tried, again = [], threading.Event()

    def body():
        tried.append(1)
        if len(tried) > 1:
            again.set()
        raise ZeroDivisionError

    with scheduled([Job("failing", SOON, body)]):
        assert again.wait(20)
    said = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "failed job failing, reference " in said[0].getMessage()


def test_a_job_at_work_is_not_begun_a_second_time_and_holds_no_other_up():
    at_work, free, others = [], threading.Event(), threading.Event()
    most = []

    def slow():
        at_work.append(1)
        most.append(len(at_work))
        free.wait(20)
        at_work.pop()

    ticks = []

    def quick():
        ticks.append(1)
        if len(ticks) == 5:
            others.set()

    with scheduled([Job("slow", SOON, slow), Job("quick", SOON, quick)]):
        assert others.wait(20)
        free.set()
    assert max(most) == 1


def test_what_is_at_work_at_the_end_is_waited_for():
    begun, done = threading.Event(), []

    def body():
        begun.set()
        threading.Event().wait(0.05)
        done.append(1)

    with scheduled([Job("slow", timedelta(hours=1), body)]):
        assert begun.wait(20)
    assert done == [1]
