"""Why something was not read, in Chinese; the reasons come in English sentences from whoever reads.

Must never lose what a reason names. Braces stand for what differs; a reason that is not here is shown as it is.
"""

# English, simplified, traditional. The first that fits counts.
REASONS: tuple[tuple[str, str, str], ...] = (
    ("{name} is empty.", "{name} 是空的。", "{name} 是空的。"),
    (
        "{name} is a feed too large to be read.",
        "{name} 这个订阅源太大，无法读取。",
        "{name} 這個訂閱源太大，無法讀取。",
    ),
    (
        "{name} declares entities of its own, which no feed needs; it is not read.",
        "{name} 自行声明了实体，订阅源用不到这些，因此不读取。",
        "{name} 自行宣告了實體，訂閱源用不到這些，因此不讀取。",
    ),
    (
        "{name} is no feed: RSS, Atom and JSON Feed are read.",
        "{name} 不是订阅源：能读取的是 RSS、Atom 和 JSON Feed。",
        "{name} 不是訂閱源：能讀取的是 RSS、Atom 和 JSON Feed。",
    ),
    (
        "{name} looks like JSON and cannot be read as such.",
        "{name} 看起来是 JSON，但无法解析。",
        "{name} 看起來是 JSON，但無法解析。",
    ),
    (
        "{name} looks like JSON and is broken on line {line}.",
        "{name} 看起来是 JSON，但第 {line} 行有误。",
        "{name} 看起來是 JSON，但第 {line} 行有誤。",
    ),
    (
        "{name} is a web page too large to be an article.",
        "{name} 这个网页太大，不像是一篇文章。",
        "{name} 這個網頁太大，不像是一篇文章。",
    ),
    (
        "{name} has {size} MB; a file that is not JSONL may have {most} MB at most.",
        "{name} 有 {size} MB；JSONL 以外的文件最大 {most} MB。",
        "{name} 有 {size} MB；JSONL 以外的檔案最大 {most} MB。",
    ),
    (
        "{name} has more than {most} MB, which no article has.",
        "{name} 超过 {most} MB，文章不会有这么大。",
        "{name} 超過 {most} MB，文章不會有這麼大。",
    ),
    (
        "{name} is a feed or a sitemap: it lists articles and is none.",
        "{name} 是订阅源或站点地图：它列出文章，本身不是文章。",
        "{name} 是訂閱源或網站地圖：它列出文章，本身不是文章。",
    ),
    ("{name} is too long to be one article.", "{name} 太长，不像是一篇文章。", "{name} 太長，不像是一篇文章。"),
    (
        "{name} is not valid JSON for an article: an object with a body is wanted.",
        "{name} 不是文章的有效 JSON：需要一个带 body 的对象。",
        "{name} 不是文章的有效 JSON：需要一個帶 body 的物件。",
    ),
    (
        "{name} has no body, so there is no article in it.",
        "{name} 没有 body，里面没有文章。",
        "{name} 沒有 body，裡面沒有文章。",
    ),
    (
        "The front matter of {name} that begins on line {line} does not end.",
        "{name} 第 {line} 行开始的文件头没有结尾。",
        "{name} 第 {line} 行開始的檔頭沒有結尾。",
    ),
    (
        "The front matter of {name} that begins on line {line} is too long.",
        "{name} 第 {line} 行开始的文件头太长。",
        "{name} 第 {line} 行開始的檔頭太長。",
    ),
    (
        "The front matter of {name} that begins on line {line} is broken.",
        "{name} 第 {line} 行开始的文件头有误。",
        "{name} 第 {line} 行開始的檔頭有誤。",
    ),
    (
        "The front matter of {name} is broken on line {line}: {problem}.",
        "{name} 的文件头第 {line} 行有误：{problem}。",
        "{name} 的檔頭第 {line} 行有誤：{problem}。",
    ),
    (
        "The front matter of {name} is broken on line {line}.",
        "{name} 的文件头第 {line} 行有误。",
        "{name} 的檔頭第 {line} 行有誤。",
    ),
    (
        "{name} holds text in none of the encodings that are read: {known}.",
        "{name} 的文字编码无法识别，能读取的编码有：{known}。",
        "{name} 的文字編碼無法識別，能讀取的編碼有：{known}。",
    ),
    (
        "{name} holds binary data, not the text of an article.",
        "{name} 是二进制数据，不是文章的文字。",
        "{name} 是二進位資料，不是文章的文字。",
    ),
    (
        "{name} holds {binary}, not the text of an article.",
        "{name} 不是文章的文字（{binary}）。",
        "{name} 不是文章的文字（{binary}）。",
    ),
    ("{name} redirects more than {count} times.", "{name} 跳转超过 {count} 次。", "{name} 轉址超過 {count} 次。"),
    (
        "{name} took longer than {seconds} seconds.",
        "{name} 超过 {seconds} 秒没有读完。",
        "{name} 超過 {seconds} 秒沒有讀完。",
    ),
    (
        "{name} cannot be reached: there is no host {host}.",
        "{name} 无法访问：找不到主机 {host}。",
        "{name} 無法存取：找不到主機 {host}。",
    ),
    (
        "{name} cannot be reached: its certificate is not valid.",
        "{name} 无法访问：证书无效。",
        "{name} 無法存取：憑證無效。",
    ),
    ("{name} cannot be reached: it does not answer.", "{name} 无法访问：没有响应。", "{name} 無法存取：沒有回應。"),
    (
        "{name} cannot be reached: connection refused.",
        "{name} 无法访问：连接被拒绝。",
        "{name} 無法存取：連線遭拒。",
    ),
    ("{name} cannot be reached: {said}.", "{name} 无法访问（{said}）。", "{name} 無法存取（{said}）。"),
    (
        "{name} is no web address that begins with http:// or https://.",
        "{name} 不是以 http:// 或 https:// 开头的网址。",
        "{name} 不是以 http:// 或 https:// 開頭的網址。",
    ),
    ("{name} is no web address.", "{name} 不是网址。", "{name} 不是網址。"),
    ("{name} holds a login, which is not sent.", "{name} 带有登录信息，不会发送。", "{name} 帶有登入資訊，不會傳送。"),
    (
        "{name} uses port {port}; pages are read from ports 80 and 443.",
        "{name} 使用端口 {port}；只读取端口 80 和 443 上的网页。",
        "{name} 使用連接埠 {port}；只讀取連接埠 80 和 443 上的網頁。",
    ),
    (
        "{name} leads to a private network, where nothing is read. {remedy}",
        "{name} 指向内部网络，那里的内容不读取；要读取，请在 ONRECORD_FETCH_HOSTS 里写上它的主机。",
        "{name} 指向內部網路，那裡的內容不讀取；要讀取，請在 ONRECORD_FETCH_HOSTS 裡寫上它的主機。",
    ),
    (
        "{name} leads to a private network, where nothing is read.",
        "{name} 指向内部网络，那里的内容不读取。",
        "{name} 指向內部網路，那裡的內容不讀取。",
    ),
    (
        "{name} is sent as {encoding}, which is not read.",
        "{name} 以 {encoding} 发送，无法读取。",
        "{name} 以 {encoding} 傳送，無法讀取。",
    ),
    ("{name} broke off before its end.", "{name} 没有传完就中断了。", "{name} 沒有傳完就中斷了。"),
    (
        "{name} redirects to what is no web address.",
        "{name} 跳转到的不是网址。",
        "{name} 轉址到的不是網址。",
    ),
    (
        "{name} redirects from https to an address that is not safe.",
        "{name} 从 https 跳转到不安全的网址。",
        "{name} 從 https 轉址到不安全的網址。",
    ),
    (
        "{name} is of the kind {kind}, and no text.",
        "{name} 的类型是 {kind}，不是文字。",
        "{name} 的類型是 {kind}，不是文字。",
    ),
    (
        "{name} answers 304 to who has never had it.",
        "{name} 对第一次读取也回答“没有变化”（304）。",
        "{name} 對第一次讀取也回答「沒有變化」（304）。",
    ),
    (
        "{name} answers {status}; there is no page to read.",
        "{name} 返回 {status}，没有可读的网页。",
        "{name} 回傳 {status}，沒有可讀的網頁。",
    ),
    ("{name} is no folder.", "{name} 不是文件夹。", "{name} 不是資料夾。"),
    (
        "{name} is a web page that announces no feed.",
        "{name} 是网页，没有注明订阅源。",
        "{name} 是網頁，沒有註明訂閱源。",
    ),
    (
        "{name} is a web page; its feed is at {feed}.",
        "{name} 是网页，它的订阅源在 {feed}。",
        "{name} 是網頁，它的訂閱源在 {feed}。",
    ),
    (
        "{name} has moved to {address}, which is a feed here already.",
        "{name} 已迁至 {address}，而那里已在订阅源之列。",
        "{name} 已遷至 {address}，而那裡已在訂閱源之列。",
    ),
    (
        "{name} is gone for good, its server says (410).",
        "{name} 的服务器说它已永久移除（410）。",
        "{name} 的伺服器說它已永久移除（410）。",
    ),
    (
        "{name} has no article in it: no line of its text is a sentence or names an amount.",
        "{name} 里没有文章：没有一行是句子，也没有数字。",
        "{name} 裡沒有文章：沒有一行是句子，也沒有數字。",
    ),
    (
        "Reading {name} failed through a fault of ours; please report reference {reference}.",
        "读取 {name} 时我们这边出了错，请告知编号 {reference}。",
        "讀取 {name} 時我們這邊出了錯，請告知編號 {reference}。",
    ),
    (
        "{name} is neither a file nor a folder.",
        "{name} 既不是文件，也不是文件夹。",
        "{name} 既不是檔案，也不是資料夾。",
    ),
    (
        "{name} is a link back to a folder that was read already.",
        "{name} 是一个链接，指向的文件夹已经读过。",
        "{name} 是一個連結，指向的資料夾已經讀過。",
    ),
    (
        "{name} holds no files of the kinds that are read: {kinds}.",
        "{name} 里没有能读取的文件，能读取的种类有：{kinds}。",
        "{name} 裡沒有能讀取的檔案，能讀取的種類有：{kinds}。",
    ),
    ("{name} cannot be read: {said}.", "{name} 无法读取（{said}）。", "{name} 無法讀取（{said}）。"),
    (
        "{name} has {size} MB; more than {most} MB are not read as one article.",
        "{name} 有 {size} MB；超过 {most} MB 的不会当作一篇文章来读。",
        "{name} 有 {size} MB；超過 {most} MB 的不會當作一篇文章來讀。",
    ),
    (
        "{name} is not asked for now: its site does not answer.",
        "{name} 暂不读取：所在网站没有响应。",
        "{name} 暫不讀取：所在網站沒有回應。",
    ),
    (
        "{name} has an article of more than {most} MB of text, {title}; a book is not read as an article.",
        "{name} 里有一篇超过 {most} MB 的文章（{title}）；书不会当作文章来读。",
        "{name} 裡有一篇超過 {most} MB 的文章（{title}）；書不會當作文章來讀。",
    ),
    ("{name} holds no article.", "{name} 里没有文章。", "{name} 裡沒有文章。"),
)
