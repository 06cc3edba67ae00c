"""The few web pages of the bot's own: to install it in a workspace. Pure: values in, HTML out.

Must never show anything that came from outside unescaped, nor load anything from elsewhere.
"""

from html import escape

from handlers.wording import WORDINGS, Wording

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Onrecord</title>
<style>
body {{ max-width: 32rem; margin: 15vh auto; padding: 0 1rem; font: 1.1rem/1.6 system-ui, sans-serif; color: #1d3b4f; }}
a.button {{ display: inline-block; padding: .6rem 1.2rem; border-radius: .4rem; background: #1d3b4f; color: #fff;
text-decoration: none; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{says}</p>
<p><a class="button" href="{url}">{button}</a></p>
</body>
</html>
"""


def render_install_page(url: str, words: Wording) -> str:
    """Say what the bot does, with a button that leads to Slack."""
    return _page(words, words.pages.install, words.pages.what, url, words.pages.install_button)


def render_installed_page(app_id: str | None, team_id: str | None, words: Wording) -> str:
    """Say that it is installed, with a button that opens Slack there."""
    url = f"slack://app?team={team_id}&id={app_id}" if app_id and team_id else "slack://open"
    return _page(words, words.pages.installed, words.pages.next, url, words.pages.open_slack)


def render_failed_page(install_url: str, words: Wording) -> str:
    """Say that it is not installed, with a button that begins anew."""
    return _page(words, words.pages.failed, words.pages.try_again, install_url, words.pages.install_button)


def _page(words: Wording, title: str, says: str, url: str, button: str) -> str:
    lang = next(lang for lang, wording in WORDINGS.items() if wording is words)
    return _PAGE.format(lang=lang, title=escape(title), says=escape(says), url=escape(url), button=escape(button))
