# SPDX-License-Identifier: GPL-3.0-or-later
"""In the box, as root: login_in_box.py KIND SERVICE USER PASSWORD COMMAND...

Does what doorwardd does for one login with the installed worker: opens the session, launches
COMMAND in it, and stays until the worker ends. Prints one line of JSON when the session is open and
one when it has ended. A PASSWORD of "-" is for whom nobody asks."""
import json
import sys

sys.path.insert(0, "/run/worker-test")
from driver import Worker  # noqa: E402

kind, service, user, password, *command = sys.argv[1:]
session_class = "greeter" if kind == "greeter" else "user"

with Worker(Kind=kind, Method="password", Service=service, User=user) as worker:
    result = worker.result() if password == "-" else worker.answer_all(password)
    assert result["Outcome"] == "success", result
    variables = ["WLR_BACKENDS=headless", "WLR_LIBINPUT_NO_DEVICES=1", "WLR_RENDERER=pixman"]
    worker.send("OpenSession", *[("Exec", word) for word in command],
                *[("Environment", variable) for variable in variables],
                SessionName="sway", Desktop="sway", Class=session_class)
    message = worker.receive()
    while message is not None and message.type == "Notice":
        message = worker.receive()
    assert message is not None and message.type == "SessionOpened", message
    print(json.dumps({"session": message["Session"], "worker": worker.process.pid}), flush=True)
    worker.send("Launch")
    # As long as the session lives: no bound of this program's own.
    print(json.dumps({"ended": worker.process.wait()}), flush=True)
