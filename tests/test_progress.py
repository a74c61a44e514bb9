from gridperf import progress
from gridperf.progress import Step


def test_whoever_listens_hears_every_step_and_nobody_afterwards():
    heard = []
    with progress.heard(heard.append):
        progress.tell("form", "巡查", 2, 6)
    progress.tell("form", "巡查", 3, 6)
    assert heard == [Step("form", "巡查", 2, 6)]
