import pytest

from corpus.errors import UnreadableError
from corpus.readers.encoding import decode

SIMPLIFIED = ("电池价格下降四成，订单已经排到年底。", "沪深股指收涨", "宁德时代与赣锋锂业签约", "Nimbus 宣布涨价")
TRADITIONAL = ("電池價格下降四成，訂單已經排到年底。", "台積電獲利創新高", "鴻海與廣達上半年營收", "Nimbus 宣布漲價")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", SIMPLIFIED)
def test_simplified_text_is_read_in_each_encoding_even_when_short(text, encoding):
    assert decode(text.encode(encoding), "a") == text


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", TRADITIONAL)
def test_traditional_text_is_read_in_each_encoding_even_when_short(text, encoding):
    assert decode(text.encode(encoding), "a") == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_english_with_typeset_marks_is_read(encoding):
    text = "It’s “20%” — and rising.\n"
    assert decode(text.encode(encoding), "a") == text


@pytest.mark.parametrize(
    "data",
    [
        "Café déjà vu: l'été".encode("latin-1"),
        "今日は晴れ、明日は雨です。".encode("shift_jis"),
        "오늘의 뉴스입니다".encode("euc-kr"),
        "Привет, мир".encode("cp1251"),
        "电池价格下降四成".encode()[:-1],
        b"\xff" * 40,
    ],
)
def test_bytes_of_no_known_encoding_are_refused(data):
    with pytest.raises(UnreadableError, match=r"a holds text in none of the encodings that are read"):
        decode(data, "a")


@pytest.mark.parametrize("data", [b"text\0text", "电池".encode("utf-32"), b"\x01\x02\x03\x04\x05 abc"])
def test_bytes_that_are_no_writing_are_refused(data):
    with pytest.raises(UnreadableError, match=r"a holds binary data"):
        decode(data, "a")


def test_a_page_is_read_in_the_encoding_it_declares():
    page = '<html><head><meta charset="windows-1252"></head><body>Café</body></html>'
    assert decode(page.encode("cp1252"), "a") == page


def test_a_page_that_is_utf_8_is_read_as_such_whatever_it_declares():
    page = '<html><head><meta charset="gb2312"></head><body>电池价格</body></html>'
    assert decode(page.encode(), "a") == page


@pytest.mark.parametrize(
    "text", ["GIFT ideas", "ID3 is an algorithm", "BMW sales rise", "PKU reports", "Rare earths rise"]
)
def test_a_text_may_begin_with_the_letters_of_a_signature(text):
    assert decode(text.encode(), "a") == text
