"""What Slack refuses in a message, as a list of objections: the double's strictness, pure.

Limits and shapes from docs.slack.dev/reference/block-kit; where Slack cuts or ignores in silence, we object.
"""

import json
import re

_TEXT_MOST = 4_000
_BLOCKS_MOST = 50
_CHARACTERS_MOST = 13_200  # over all blocks, JSON included; slackapi/bolt-js#2509
_TS = re.compile(r"\d{10}\.\d{6}")
# What acts in Slack when it is not escaped: calls, people, groups, channels.
_PING = re.compile(r"<[!@#][^>]*>")
_MRKDWN_LINK = re.compile(r"<(?:https?|mailto):[^<>|\s]+(?:\|[^<>|]*)?>")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt);)")
_INLINE_KEYS = {
    "text": {"text", "style"},
    "link": {"url", "text", "unsafe", "style"},
    "emoji": {"name", "unicode", "style"},
}
_STYLES = {"bold", "italic", "strike", "code"}


def objections_to(message, people=frozenset()):
    """All that is wrong with a message's text and blocks, in words; an empty list where Slack would show it whole.

    Only `people` may be named in it: Slack would call anybody.
    """
    found = _in_text(message.get("text"), "text", most=_TEXT_MOST)
    blocks = message.get("blocks") or []
    if not isinstance(blocks, list):
        return [*found, "blocks: not a list"]
    if len(blocks) > _BLOCKS_MOST:
        found.append(f"blocks: {len(blocks)}, at most {_BLOCKS_MOST}")
    size = _units(json.dumps(blocks, ensure_ascii=False))
    if size > _CHARACTERS_MOST:
        found.append(f"blocks: {size} characters, at most {_CHARACTERS_MOST}")
    for place, block in enumerate(blocks):
        found += [f"blocks[{place}] {objection}" for objection in _in_block(_without(people, block))]
    if "thread_ts" in message and not (isinstance(message["thread_ts"], str) and _TS.fullmatch(message["thread_ts"])):
        found.append(f"thread_ts: {message['thread_ts']!r} is no timestamp string")
    return found


def objections_to_view(view):
    """All that is wrong with a modal, or with a Home tab."""
    is_home = view.get("type") == "home"
    keys = {"type", "blocks", "private_metadata", "callback_id"} | (set() if is_home else {"title", "close", "submit"})
    unknown = set(view) - keys
    found = [f"unknown keys {sorted(unknown)}"] if unknown else []
    if not is_home and (view.get("type") != "modal" or "title" not in view):
        found.append("no modal with a title")
    for name in {"title", "submit", "close"} & set(view):
        wrong_type = [] if view[name].get("type") == "plain_text" else ["not plain_text"]
        found += [f"{name}: {each}" for each in wrong_type + _in_text_object(view[name], most=24)]
    if len(view.get("private_metadata", "")) > 3_000 or len(view.get("callback_id", "")) > 255:
        found.append("private_metadata or callback_id too long")
    blocks = view.get("blocks", [])
    if not 0 < len(blocks) <= 100:
        found.append(f"{len(blocks)} blocks, 1 to 100")
    if not is_home and "submit" not in view and any(block.get("type") == "input" for block in blocks):
        found.append("an input without submit")
    for place, block in enumerate(blocks):
        check = _in_input if block.get("type") == "input" else _in_block
        found += [f"blocks[{place}] {objection}" for objection in check(block)]
    return [f"view: {each}" for each in found]


def _in_input(block):
    unknown = set(block) - {"type", "block_id", "label", "element", "hint", "optional"}
    found = [f"input: unknown keys {sorted(unknown)}"] if unknown else []
    found += [f"input label: {each}" for each in _in_text_object(block.get("label", {}), most=2_000)]
    element = block.get("element", {})
    if element.get("type") == "conversations_select":
        unknown = set(element) - {"type", "action_id", "initial_conversation"}
        return [*found, *([f"input: {sorted(unknown)}"] if unknown else [])]
    if element.get("type") == "checkboxes":
        options = element.get("options", [])
        found += [] if 0 < len(options) <= 10 else ["checkboxes: options"]
        found += [each for option in options for each in _in_text_object(option["text"], most=75)]
        found += [] if all(one in options for one in element.get("initial_options", [])) else ["checkboxes: initial"]
        return found
    if element.get("type") != "plain_text_input" or not 0 < len(element.get("action_id", "")) <= 255:
        return [*found, f"input: element {element!r:.80}"]
    if not 1 <= element.get("max_length", 3_000) <= 3_000:
        found.append("input: max_length")
    return [*found, *_in_text_object(element.get("placeholder", {}), most=150)]


def _without(people, value):
    """The same block without the people in it who may be named."""
    if isinstance(value, list):
        kept = [each for each in value if not (isinstance(each, dict) and each.get("user_id") in people)]
        return [_without(people, each) for each in kept]
    return {key: _without(people, each) for key, each in value.items()} if isinstance(value, dict) else value


def _in_block(block):
    if not isinstance(block, dict) or block.get("type") not in _BLOCKS:
        return [f"unknown block {block!r:.80}"]
    keys, check = _BLOCKS[block["type"]]
    unknown = set(block) - keys - {"type", "block_id"}
    found = [f"{block['type']}: unknown keys {sorted(unknown)}"] if unknown else []
    if not 0 < len(block.get("block_id", "x")) <= 255:
        found.append(f"{block['type']}: block_id of {len(block['block_id'])} characters")
    return found + [f"{block['type']}: {objection}" for objection in check(block)]


def _in_section(block):
    fields = block.get("fields", [])
    found = _in_text_object(block["text"], most=3_000) if "text" in block else []
    if "text" not in block and not fields:
        found.append("neither text nor fields")
    if len(fields) > 10:
        found.append(f"{len(fields)} fields, at most 10")
    return found + [each for field in fields for each in _in_text_object(field, most=2_000)]


def _in_header(block):
    text = block.get("text", {})
    wrong_type = [] if text.get("type") == "plain_text" else ["text is not plain_text"]
    return wrong_type + _in_text_object(text, most=150)


def _in_context(block):
    elements = block.get("elements", [])
    wrong_count = [] if 0 < len(elements) <= 10 else [f"{len(elements)} elements, 1 to 10"]
    return wrong_count + [each for element in elements for each in _in_text_object(element, most=3_000)]


def _in_actions(block):
    elements = block.get("elements", [])
    found = [] if 0 < len(elements) <= 25 else [f"{len(elements)} elements, 1 to 25"]
    names = [element.get("action_id") for element in elements]
    if len(set(names)) < len(names):
        found.append(f"the same action_id twice in {names}")
    return found + [each for element in elements for each in _in_button(element)]


def _in_context_actions(block):
    """docs.slack.dev/reference/block-kit/blocks/context-actions-block."""
    elements = block.get("elements", [])
    found = [] if 0 < len(elements) <= 5 else [f"{len(elements)} elements, 1 to 5"]
    for element in elements:
        if set(element) != {"type", "action_id", "positive_button", "negative_button"}:
            found.append(f"element {element!r:.80}")
            continue
        for button in (element["positive_button"], element["negative_button"]):
            found += [] if set(button) == {"text", "value"} else [f"thumb {button!r:.80}"]
            found += _in_text_object(button["text"], most=75)
            found += [] if 0 < _units(button["value"]) <= 2_000 else ["thumb: value"]
    return found


def _in_button(button):
    if button.get("type") != "button":
        return [f"element of type {button.get('type')!r}"]
    unknown = set(button) - {"type", "text", "action_id", "value", "style", "url", "confirm", "accessibility_label"}
    found = [f"button: unknown keys {sorted(unknown)}"] if unknown else []
    if button.get("text", {}).get("type") != "plain_text":
        found.append("button: text is not plain_text")
    if not 0 < len(button.get("action_id", "")) <= 255:
        found.append(f"button: action_id {button.get('action_id')!r:.80}")
    if _units(button.get("value", "")) > 2_000:
        found.append(f"button: value of {_units(button['value'])} characters, at most 2000")
    if "style" in button and button["style"] not in {"primary", "danger"}:
        found.append(f"button: style {button['style']!r}")
    return found + _in_text_object(button.get("text", {}), most=75)


def _in_data_table(block):
    rows = block.get("rows", [])
    widths = {len(row) for row in rows}
    found = [] if 2 <= len(rows) <= 101 else [f"{len(rows)} rows, 2 to 101"]
    if len(widths) != 1 or not 1 <= max(widths) <= 20:
        found.append(f"rows of {sorted(widths)} cells")
    if not block.get("caption"):
        found.append("no caption")
    if not 1 <= block.get("page_size", 5) <= 100:
        found.append("page_size")
    found += ["rich_text in the header" for cell in rows[0] if cell.get("type") == "rich_text"] if rows else []
    return found + [each for row in rows for cell in row for each in _in_cell(cell)]


def _in_cell(cell):
    if cell.get("type") == "rich_text":
        return _in_rich_text(cell)
    if cell.get("type") != "raw_text" or set(cell) != {"type", "text"}:
        return [f"cell {cell!r:.80}"]
    return _in_characters(cell["text"], "cell") if cell["text"] else ["cell: no text"]


def _in_rich_text(block):
    parts = block.get("elements")
    if not parts:
        return ["no elements"]
    return [f"[{place}] {each}" for place, part in enumerate(parts) for each in _in_part(part)]


def _in_chart(block):
    """docs.slack.dev/reference/block-kit/blocks/data-visualization-block; the lower limit where sources disagree."""
    chart = block.get("chart", {})
    series, categories = chart.get("series", []), chart.get("axis_config", {}).get("categories", [])
    found = [] if 0 < len(block.get("title", "")) <= 50 else ["title of 1 to 50 characters"]
    if chart.get("type") not in {"line", "bar", "area"}:
        found.append(f"chart {chart.get('type')!r}")
    if not 0 < len(series) <= 6 or not 0 < len(categories) <= 20 or len(set(categories)) < len(categories):
        found.append(f"{len(series)} series of 6, {len(categories)} categories of 20")
    for one in series:
        labels = [point["label"] for point in one["data"]]
        if labels != categories or any(not 0 < len(label) <= 20 for label in (one["name"], *labels)):
            found.append(f"series {one['name']!r} does not fit its categories")
        if not all(isinstance(point["value"], int | float) for point in one["data"]):
            found.append(f"series {one['name']!r} holds what is no number")
    return found


def _in_part(part):
    kind, elements = part.get("type"), part.get("elements")
    if not elements:
        return [f"{kind}: no elements"]
    unknown = set(part) - {"type", "elements", *_PART_KEYS.get(kind, ())}
    found = [f"{kind}: unknown keys {sorted(unknown)}"] if unknown else []
    if kind == "rich_text_list":
        if part.get("style") not in {"bullet", "ordered"}:
            found.append(f"{kind}: style {part.get('style')!r}")
        strangers = [line.get("type") for line in elements if line.get("type") != "rich_text_section"]
        found += [f"{kind}: holds {stranger}" for stranger in strangers]
        return found + [each for line in elements for each in _in_part(line)]
    if kind not in _PART_KEYS:
        return [f"unknown part {kind!r}"]
    return found + [each for element in elements for each in _in_inline(element)]


def _in_inline(element):
    kind = element.get("type")
    if kind not in _INLINE_KEYS:
        return [f"{kind!r} element: unknown, or calls somebody"]
    unknown = set(element) - _INLINE_KEYS[kind] - {"type"}
    found = [f"{kind}: unknown keys {sorted(unknown)}"] if unknown else []
    style = element.get("style", {})
    if not set(style) <= _STYLES or not all(isinstance(value, bool) for value in style.values()):
        found.append(f"{kind}: style {style!r}")
    if kind == "text" or "text" in element:
        text = element.get("text")
        found += _in_characters(text, f"{kind}.text") if text else [f"{kind}: no text"]
    if kind == "link" and not re.fullmatch(r"https?://[^\s<>\"|]{1,2990}", element.get("url", "")):
        found.append(f"link: address {element.get('url')!r:.80}")
    return found


def _in_text_object(text, most):
    kind = text.get("type")
    keys = {"plain_text": {"type", "text", "emoji"}, "mrkdwn": {"type", "text", "verbatim"}}.get(kind)
    if keys is None:
        return [f"text object of type {kind!r}"]
    unknown = [f"{kind}: unknown keys {sorted(set(text) - keys)}"] if set(text) - keys else []
    return unknown + _in_text(text.get("text"), kind, most=most)


def _in_text(text, where, most):
    if not isinstance(text, str) or not text.strip():
        return [f"{where}: no text"]
    found = _in_characters(text, where)
    if found:
        return found
    if _units(text) > most:
        found.append(f"{where}: {_units(text)} characters, at most {most}")
    found += [f"{where}: {ping.group()!r:.60} would call or link" for ping in _PING.finditer(text)]
    if "<" in (rest := _MRKDWN_LINK.sub("", text)) or ">" in rest:
        found.append(f"{where}: an angle bracket that is not escaped")
    if _BARE_AMPERSAND.search(text):
        found.append(f"{where}: an ampersand that is not escaped, or an entity cut in two")
    return found


def _in_characters(text, where):
    if any("\ud800" <= character <= "\udfff" for character in text):
        return [f"{where}: half a surrogate pair"]
    if any(character < " " and character not in "\n\t" for character in text):
        return [f"{where}: a control character"]
    return []


def _units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_PART_KEYS = {
    "rich_text_section": (),
    "rich_text_quote": ("border",),
    "rich_text_preformatted": ("border",),
    "rich_text_list": ("style", "indent", "offset", "border"),
}
_BLOCKS = {
    "section": ({"text", "fields", "expand"}, _in_section),
    "header": ({"text"}, _in_header),
    "context": ({"elements"}, _in_context),
    "actions": ({"elements"}, _in_actions),
    "context_actions": ({"elements"}, _in_context_actions),
    "data_table": ({"rows", "caption", "page_size", "row_header_column_index"}, _in_data_table),
    "divider": (set(), lambda _: []),
    "rich_text": ({"elements"}, _in_rich_text),
    "data_visualization": ({"title", "chart"}, _in_chart),
}
