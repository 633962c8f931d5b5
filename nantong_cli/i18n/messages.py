"""What can be wrong, as a sentence: lower case, the place first, the remedy last. Columns: English, 简体中文, 繁體中文."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str]] = {
    # problems of a dataset
    "dataset.broken": (
        "the dataset is broken: {count} problems",
        "数据集有误：共{count}个问题",
        "數據集有誤：共{count}個問題",
    ),
    "see": (
        "{said} (the other one: {path}:{line})",
        "{said}（另一处：{path}:{line}）",
        "{said}（另一處：{path}:{line}）",
    ),
    "file.missing": (
        "the file is missing: a ledger has dataset, places, metrics and sources, each .yaml, and the page of its area",
        "文件不存在：账本须有 dataset、places、metrics、sources 各一个 .yaml，以及本地区的页面",
        "文件不存在：賬本須有 dataset、places、metrics、sources 各一個 .yaml，以及本地區的頁面",
    ),
    "file.unreadable": ("cannot be read: {why}", "无法读取：{why}", "無法讀取：{why}"),
    "file.empty": (
        "the file is empty: it should hold a mapping",
        "文件是空的：应当是一个映射",
        "文件是空的：應當是一個映射",
    ),
    "yaml.too_big": (
        "the file is larger than {megabytes} MiB: split it",
        "文件超过{megabytes} MiB：请拆分",
        "文件超過{megabytes} MiB：請拆分",
    ),
    "yaml.not_utf8": (
        "byte {byte} is no UTF-8: save the file as UTF-8",
        "字节 {byte} 不是 UTF-8：请把文件存为 UTF-8",
        "字節 {byte} 不是 UTF-8：請把文件存為 UTF-8",
    ),
    "yaml.control": (
        "character {code} is not allowed in YAML: remove it",
        "YAML 不允许字符 {code}：请删除",
        "YAML 不允許字符 {code}：請刪除",
    ),
    "yaml.tab": (
        "a tab stands in the indentation: indent with spaces",
        "缩进里有 tab：请用空格缩进",
        "縮進裡有 tab：請用空格縮進",
    ),
    "yaml.syntax": ("no YAML: {what}", "不是合法的 YAML：{what}", "不是合法的 YAML：{what}"),
    "yaml.documents": (
        "a second document begins: one file holds one document",
        "出现第二个文档：一个文件只能有一个文档",
        "出現第二個文檔：一個文件只能有一個文檔",
    ),
    "yaml.anchor": (
        "anchors (&) and aliases (*) are not allowed: write the value out, or quote it",
        "不允许锚点（&）和别名（*）：请直接写出值，或加引号",
        "不允許錨點（&）和別名（*）：請直接寫出值，或加引號",
    ),
    "yaml.tag": (
        "the tag {tag} is not allowed: write the plain value, or quote it",
        "不允许标签 {tag}：请写普通的值，或加引号",
        "不允許標籤 {tag}：請寫普通的值，或加引號",
    ),
    "yaml.long_scalar": (
        "a text is longer than {limit} characters: shorten it",
        "文字超过{limit}个字符：请缩短",
        "文字超過{limit}個字符：請縮短",
    ),
    "yaml.deep": (
        "nested deeper than {limit} levels: flatten it",
        "嵌套超过{limit}层：请减少层次",
        "嵌套超過{limit}層：請減少層次",
    ),
    "yaml.key": (
        "a key is no text: write a plain word",
        "键不是文字：请写一个词",
        "鍵不是文字：請寫一個詞",
    ),
    "record.no_mapping": (
        "expected a mapping (key: value), found {found}",
        "应为映射（键: 值），却是{found}",
        "應為映射（鍵: 值），卻是{found}",
    ),
    "key.twice": (
        "duplicate key '{key}': it stands on line {first} already; keep one",
        "键“{key}”重复：第{first}行已有；请保留一个",
        "鍵“{key}”重複：第{first}行已有；請保留一個",
    ),
    "key.missing": (
        "missing key '{key}': add it",
        "缺少键“{key}”：请补上",
        "缺少鍵“{key}”：請補上",
    ),
    "key.unknown": (
        "unknown key '{key}': {remedy}",
        "未知的键“{key}”：{remedy}",
        "未知的鍵“{key}”：{remedy}",
    ),
    "value.no_text": (
        "{key}: expected a text, found {found}",
        "{key}：应为文字，却是{found}",
        "{key}：應為文字，卻是{found}",
    ),
    "value.no_list": (
        "{key}: expected a list (- …), found {found}",
        "{key}：应为列表（- …），却是{found}",
        "{key}：應為列表（- …），卻是{found}",
    ),
    "value.empty": (
        "{key}: the value is empty: fill it in, or remove the key",
        "{key}：值是空的：请填写，或删去这个键",
        "{key}：值是空的：請填寫，或刪去這個鍵",
    ),
    "value.no_slug": (
        "{key}: '{value}' is no id: use a-z and 0-9, joined by - or _",
        "{key}：“{value}”不是合法的 id：请用 a-z、0-9，以 - 或 _ 相连",
        "{key}：“{value}”不是合法的 id：請用 a-z、0-9，以 - 或 _ 相連",
    ),
    "value.no_choice": (
        "{key}: '{value}' is not one of its values: {remedy}",
        "{key}：“{value}”不是可用的值：{remedy}",
        "{key}：“{value}”不是可用的值：{remedy}",
    ),
    "value.no_number": (
        "{key}: '{value}' is no number: write digits as in 1522.10, without separators, sign + or unit",
        "{key}：“{value}”不是数：请写成 1522.10 那样，不要千分位、正号或单位",
        "{key}：“{value}”不是數：請寫成 1522.10 那樣，不要千分位、正號或單位",
    ),
    "value.not_positive": (
        "{key}: '{value}' is not above 0",
        "{key}：“{value}”不大于0",
        "{key}：“{value}”不大於0",
    ),
    "value.no_count": (
        "{key}: '{value}' is no whole number from 1",
        "{key}：“{value}”不是从1起的整数",
        "{key}：“{value}”不是從1起的整數",
    ),
    "value.no_period": (
        "{key}: '{value}' is no period: write 2023, 2023-H1, 2023-Q3, 2023-M07, 2023-M01/M07 or 2020/2022",
        "{key}：“{value}”不是时期：请写 2023、2023-H1、2023-Q3、2023-M07、2023-M01/M07 或 2020/2022",
        "{key}：“{value}”不是時期：請寫 2023、2023-H1、2023-Q3、2023-M07、2023-M01/M07 或 2020/2022",
    ),
    "value.no_true": (
        "{key}: '{value}' is not 'true': write true, or remove the key",
        "{key}：“{value}”不是 true：请写 true，或删去这个键",
        "{key}：“{value}”不是 true：請寫 true，或刪去這個鍵",
    ),
    "node.text": ("a text", "文字", "文字"),
    "node.nothing": ("nothing", "空值", "空值"),
    "node.list": ("a list", "列表", "列表"),
    "node.mapping": ("a mapping", "映射", "映射"),
    "language.missing": (
        "the text in '{lang}' is missing: every text is in en, zh-Hans and zh-Hant",
        "缺少“{lang}”文本：每段文字都要有 en、zh-Hans、zh-Hant",
        "缺少“{lang}”文本：每段文字都要有 en、zh-Hans、zh-Hant",
    ),
    "claim.several": (
        "{ways}: only one of them can stand in a record",
        "{ways}：一条记录只能有其中一个",
        "{ways}：一條記錄只能有其中一個",
    ),
    "claim.none": (
        "nothing is claimed: add value with op and unit, relative_to, qualitative, or unquantified: true",
        "没有任何说法：请加 value（连同 op 和 unit）、relative_to、qualitative，或 unquantified: true",
        "沒有任何說法：請加 value（連同 op 和 unit）、relative_to、qualitative，或 unquantified: true",
    ),
    "claim.op_alone": (
        "op stands without a value: add value and unit, or relative_to",
        "有 op 而没有值：请加 value 和 unit，或 relative_to",
        "有 op 而沒有值：請加 value 和 unit，或 relative_to",
    ),
    "claim.too_many": (
        "{key} cannot stand with {way}: remove it",
        "{key} 不能与 {way} 并列：请删去",
        "{key} 不能與 {way} 並列：請刪去",
    ),
    "observation.no_value": (
        "an observation needs a value: add op, value and unit",
        "结果必须有数值：请加 op、value 和 unit",
        "結果必須有數值：請加 op、value 和 unit",
    ),
    "figure.no_paragraph": (
        "a figure without its paragraph: add paragraph",
        "有 figure 而没有段落：请加 paragraph",
        "有 figure 而沒有段落：請加 paragraph",
    ),
    "figure.disagrees": (
        "the figure words '{figure}' say {op} {value}, and the record something else: go back to the paragraph",
        "figure“{figure}”说的是 {op} {value}，与记录不符：请回查该段",
        "figure“{figure}”說的是 {op} {value}，與記錄不符：請回查該段",
    ),
    "unit.other_base": (
        "unit '{unit}' cannot measure {metric}: expected one like {expected}",
        "单位“{unit}”不能衡量 {metric}：应与 {expected} 同类",
        "單位“{unit}”不能衡量 {metric}：應與 {expected} 同類",
    ),
    "unit.of_event": (
        "unit '{unit}' cannot measure {metric}, which is an event: write unquantified: true",
        "单位“{unit}”不能衡量 {metric}，它是一个事件：请写 unquantified: true",
        "單位“{unit}”不能衡量 {metric}，它是一個事件：請寫 unquantified: true",
    ),
    "id.twice": (
        "duplicate {kind} '{id}': ids are unique",
        "{kind}“{id}”重复：id 必须唯一",
        "{kind}“{id}”重複：id 必須唯一",
    ),
    "kind.places": ("place", "地方", "地方"),
    "kind.units": ("unit", "单位", "單位"),
    "kind.terms": ("term", "用语", "用語"),
    "kind.families": ("family", "指标族", "指標族"),
    "kind.metrics": ("metric", "指标", "指標"),
    "kind.sources": ("source", "来源", "來源"),
    "kind.project": ("project or place", "项目或地方", "項目或地方"),
    "family.not_its_own": (
        "metric '{id}' bears the name of a family that it is no part of: rename one, or set family",
        "指标“{id}”与一个它不属于的指标族同名：请改名，或设 family",
        "指標“{id}”與一個它不屬於的指標族同名：請改名，或設 family",
    ),
    "alias.twice": (
        "'{name}' is a name of {owner} already: names are unique",
        "“{name}”已是 {owner} 的名称：名称必须唯一",
        "“{name}”已是 {owner} 的名稱：名稱必須唯一",
    ),
    "place.circle": (
        "'{id}' is a part of itself: mend its parent",
        "“{id}”成了自己的一部分：请改正 parent",
        "“{id}”成了自己的一部分：請改正 parent",
    ),
    "page.twice": (
        "a second page of {place}: keep one file",
        "{place} 有了第二个页面：请只留一个文件",
        "{place} 有了第二個頁面：請只留一個文件",
    ),
    "record.twice": (
        "{id} says what another record of the same source says: remove one",
        "{id} 与同一来源的另一条记录相同：请删去一条",
        "{id} 與同一來源的另一條記錄相同：請刪去一條",
    ),
    "unknown.place": (
        "unknown place '{value}': {remedy}",
        "未知的地方“{value}”：{remedy}",
        "未知的地方“{value}”：{remedy}",
    ),
    "unknown.metric": (
        "unknown metric '{value}': {remedy}",
        "未知的指标“{value}”：{remedy}",
        "未知的指標“{value}”：{remedy}",
    ),
    "unknown.unit": (
        "unknown unit '{value}': {remedy}",
        "未知的单位“{value}”：{remedy}",
        "未知的單位“{value}”：{remedy}",
    ),
    "unknown.term": (
        "unknown term '{value}': {remedy}",
        "未知的用语“{value}”：{remedy}",
        "未知的用語“{value}”：{remedy}",
    ),
    "unknown.family": (
        "unknown family '{value}': {remedy}",
        "未知的指标族“{value}”：{remedy}",
        "未知的指標族“{value}”：{remedy}",
    ),
    "unknown.source": (
        "unknown source '{value}': {remedy}",
        "未知的来源“{value}”：{remedy}",
        "未知的來源“{value}”：{remedy}",
    ),
    "unknown.project": (
        "unknown project '{value}': {remedy}",
        "未知的项目“{value}”：{remedy}",
        "未知的項目“{value}”：{remedy}",
    ),
    "project.other_place": (
        "the project {project} is of {place}: give that place",
        "项目 {project} 属于 {place}：请写那个地方",
        "項目 {project} 屬於 {place}：請寫那個地方",
    ),
    "source.uncited": (
        "no record cites the source {id}: cite it, or take it out",
        "没有记录引用来源 {id}：请引用，或删去",
        "沒有記錄引用來源 {id}：請引用，或刪去",
    ),
    "benchmark.itself": (
        "{id} is measured by itself: name another place, another metric or a goal",
        "{id} 以自身衡量：请写别的地方、别的指标或某个目标",
        "{id} 以自身衡量：請寫別的地方、別的指標或某個目標",
    ),
    "benchmark.circle": (
        "{id} is measured by itself by way of {others}: begin with a number",
        "{id} 绕经 {others} 又以自身衡量：请从一个数字开始",
        "{id} 繞經 {others} 又以自身衡量：請從一個數字開始",
    ),
    "goal.twice": (
        "{place} has set the goal {goal} of {metric} for {period} already: keep one",
        "{place} 的 {metric} 在 {period} 已有目标 {goal}：请保留一个",
        "{place} 的 {metric} 在 {period} 已有目標 {goal}：請保留一個",
    ),
    "observation.early": (
        "{source} is of {published}, before {period} ended: a result so early is an estimate, or of a shorter period",
        "{source} 的日期是 {published}，{period} 尚未结束：这样早的结果应是 estimate，或属更短的时期",
        "{source} 的日期是 {published}，{period} 尚未結束：這樣早的結果應是 estimate，或屬更短的時期",
    ),
    "remedy.near": ("did you mean {near}?", "是否指 {near}？", "是否指 {near}？"),
    "remedy.options": (
        "expected one of {options}",
        "应为以下之一：{options}",
        "應為以下之一：{options}",
    ),
    "remedy.none": (
        "none of the {count} known ones is near",
        "已知的{count}个里没有相近的",
        "已知的{count}個裡沒有相近的",
    ),
    "remedy.nothing": ("none is defined", "一个都没有定义", "一個都沒有定義"),
    "remedy.define": ("add it to places.yaml", "请加到 places.yaml", "請加到 places.yaml"),
    # wrong questions
    "remedy.places": ("see nt list", "请看 nt list", "請看 nt list"),
    "remedy.metrics": ("see nt metrics", "请看 nt metrics", "請看 nt metrics"),
    "ambiguous.place": (
        "'{typed}' is ambiguous: {candidates}",
        "“{typed}”不止一个：{candidates}",
        "“{typed}”不止一個：{candidates}",
    ),
    "ambiguous.metric": (
        "'{typed}' is ambiguous: {candidates}",
        "“{typed}”不止一个：{candidates}",
        "“{typed}”不止一個：{candidates}",
    ),
    "question.lang": (
        "unknown language '{value}': expected one of {options}",
        "未知的语言“{value}”：应为以下之一：{options}",
        "未知的語言“{value}”：應為以下之一：{options}",
    ),
    "question.sort": (
        "cannot sort by '{value}': {remedy}",
        "不能按“{value}”排序：{remedy}",
        "不能按“{value}”排序：{remedy}",
    ),
    "question.width": (
        "the width is {value}: give a number from {least} to {most}",
        "宽度是 {value}：请给出 {least} 到 {most} 之间的数",
        "寬度是 {value}：請給出 {least} 到 {most} 之間的數",
    ),
    "question.period": (
        "'{value}' is no period: write 2023, 2023-H1, 2023-Q3, 2023-M07, 2023-M01/M07 or 2020/2022",
        "“{value}”不是时期：请写 2023、2023-H1、2023-Q3、2023-M07、2023-M01/M07 或 2020/2022",
        "“{value}”不是時期：請寫 2023、2023-H1、2023-Q3、2023-M07、2023-M01/M07 或 2020/2022",
    ),
    "question.see_help": (
        "see: {command} --help",
        "请看：{command} --help",
        "請看：{command} --help",
    ),
    "question.command": (
        "unknown command '{value}': {remedy}",
        "未知的命令“{value}”：{remedy}",
        "未知的命令“{value}”：{remedy}",
    ),
    "remedy.help": ("see nt --help", "请看 nt --help", "請看 nt --help"),
    "output.failed": (
        "cannot write the answer: {why}",
        "无法写出答案：{why}",
        "無法寫出答案：{why}",
    ),
    "output.encoding": (
        "the output's encoding, {encoding}, cannot hold every character; those are written as \\u escapes: set PYTHONIOENCODING=utf-8 or a UTF-8 locale",
        "输出编码 {encoding} 容不下所有字符，容不下的写成 \\u 转义：请设 PYTHONIOENCODING=utf-8 或 UTF-8 的 locale",
        "輸出編碼 {encoding} 容不下所有字符，容不下的寫成 \\u 轉義：請設 PYTHONIOENCODING=utf-8 或 UTF-8 的 locale",
    ),
    "unexpected": (
        "something went wrong in nt itself ({what}): please report it, with the command; NT_DEBUG=1 shows the details",
        "nt 本身出了错（{what}）：请连同命令一起报告；NT_DEBUG=1 可看详情",
        "nt 本身出了錯（{what}）：請連同命令一起報告；NT_DEBUG=1 可看詳情",
    ),
    "note.rank": (
        "rank: what the stated numbers decide, and a range of ranks where they decide no more",
        "位次：只给出所述数字能决定的；不能决定时给出位次的范围",
        "位次：只給出所述數字能決定的；不能決定時給出位次的範圍",
    ),
    "question.section": (
        "no section '{value}': {remedy}",
        "没有“{value}”这个部分：{remedy}",
        "沒有“{value}”這個部分：{remedy}",
    ),
    "answer.empty": ("nothing answers to that", "没有符合的内容", "沒有符合的內容"),
    "note.coverage": (
        'a sign is a target with a number or a benchmark; "words" a target told in words; "no number" one without a number; · not stated',
        "符号表示有数值或以他处为准的目标；“定性”是用文字说的目标；“未列数”是没有列出数字的目标；· 表示未提出",
        "符號表示有數值或以他處為準的目標；“定性”是用文字說的目標；“未列數”是沒有列出數字的目標；· 表示未提出",
    ),
    "question.option": (
        "unknown option '{value}': {remedy}",
        "未知的选项“{value}”：{remedy}",
        "未知的選項“{value}”：{remedy}",
    ),
    "question.missing": (
        "{name} is missing: name it",
        "缺少 {name}：请写出",
        "缺少 {name}：請寫出",
    ),
    "question.no_value": ("{name} needs a value", "{name} 需要一个值", "{name} 需要一個值"),
    "question.choice": (
        "{name}: expected one of {options}",
        "{name}：应为以下之一：{options}",
        "{name}：應為以下之一：{options}",
    ),
    "question.value": ("{name}: the value does not fit", "{name}：值不合适", "{name}：值不合適"),
    "question.too_many": (
        "there are more words than the command takes",
        "词数超过这个命令所需",
        "詞數超過這個命令所需",
    ),
    "question.field": (
        "unknown field '{value}': {remedy}",
        "未知的字段“{value}”：{remedy}",
        "未知的字段“{value}”：{remedy}",
    ),
    "question.format": (
        "unknown format '{value}': {remedy}",
        "未知的格式“{value}”：{remedy}",
        "未知的格式“{value}”：{remedy}",
    ),
    "question.help": (
        "no help on '{value}': {remedy}",
        "没有关于“{value}”的说明：{remedy}",
        "沒有關於“{value}”的說明：{remedy}",
    ),
    "question.shell": (
        "completion: name one shell: {options}",
        "completion：请指明一个 shell：{options}",
        "completion：請指明一個 shell：{options}",
    ),
    "question.ambiguous": (
        "NT_AMBIGUOUS_WIDTH is '{value}': set it to 1 or 2",
        "NT_AMBIGUOUS_WIDTH 是“{value}”：请设为 1 或 2",
        "NT_AMBIGUOUS_WIDTH 是“{value}”：請設為 1 或 2",
    ),
    "question.page_format": (
        "a page is no {format} table: ask nt targets {place} -f {format}, or nt show {place} -f json",
        "页面不能写成 {format} 表格：请用 nt targets {place} -f {format}，或 nt show {place} -f json",
        "頁面不能寫成 {format} 表格：請用 nt targets {place} -f {format}，或 nt show {place} -f json",
    ),
    "question.page_option": (
        "{option} does not go with a page: pick its parts by --section, or use -f json",
        "{option} 不适用于页面：请用 --section 选部分，或用 -f json",
        "{option} 不適用於頁面：請用 --section 選部分，或用 -f json",
    ),
    "get.line": ("line {number}: {said}", "第{number}行：{said}", "第{number}行：{said}"),
    "get.no_pair": ("expected PLACE METRIC", "应为“地方 指标”", "應為“地方 指標”"),
    "get.not_stated": (
        "{place}: {metric} is not stated",
        "{place}：未提出{metric}",
        "{place}：未提出{metric}",
    ),
    "get.not_so_stated": (
        "{place}: {metric} is not stated for that period, role or id: leave them out to see what is",
        "{place}：在该时期、作为或标识下未提出{metric}：去掉这些条件看看有什么",
        "{place}：在該時期、作為或標識下未提出{metric}：去掉這些條件看看有什麼",
    ),
    "get.several_periods": (
        "several periods answer: {periods}; pick one by --period",
        "有多个时期：{periods}；请用 --period 选一个",
        "有多個時期：{periods}；請用 --period 選一個",
    ),
    "get.several": (
        "several records answer: {ids}; pick one by --id",
        "有多条记录：{ids}；请用 --id 选一条",
        "有多條記錄：{ids}；請用 --id 選一條",
    ),
    "get.no_number.relative": (
        "{id} is relative and has no number of its own ('{figure}'): ask --field figure, or relative_to_place",
        "{id} 是相对目标，自身没有数字（“{figure}”）：请用 --field figure 或 relative_to_place",
        "{id} 是相對目標，自身沒有數字（“{figure}”）：請用 --field figure 或 relative_to_place",
    ),
    "get.no_number.qualitative": (
        "{id} is told in words ('{figure}'): ask --field figure, or qualitative",
        "{id} 是定性目标（“{figure}”）：请用 --field figure 或 qualitative",
        "{id} 是定性目標（“{figure}”）：請用 --field figure 或 qualitative",
    ),
    "get.no_number.unquantified": (
        "{id} is stated without a number ('{figure}'): ask --field figure",
        "{id} 提出而未列数字（“{figure}”）：请用 --field figure",
        "{id} 提出而未列數字（“{figure}”）：請用 --field figure",
    ),
    "export.no_path": (
        "nt export {format} writes {what}: name its PATH, such as {example}",
        "nt export {format} 写出的是{what}：请写出路径，例如 {example}",
        "nt export {format} 寫出的是{what}：請寫出路徑，例如 {example}",
    ),
    "export.what.file": ("a file", "一个文件", "一個文件"),
    "export.what.folder": (
        "a folder or a .zip file",
        "一个文件夹或 .zip 文件",
        "一個文件夾或 .zip 文件",
    ),
    "export.exists": (
        "{path}: is there already: add --force to replace it, or name another path",
        "{path}：已经存在：请加 --force 替换，或换一个路径",
        "{path}：已經存在：請加 --force 替換，或換一個路徑",
    ),
    "export.no_file": (
        "{path}: is no ordinary file: name another path",
        "{path}：不是普通文件：请换一个路径",
        "{path}：不是普通文件：請換一個路徑",
    ),
    "export.no_folder": (
        "{path}: is no folder: name another path, or one that ends in .zip",
        "{path}：不是文件夹：请换一个路径，或以 .zip 结尾的路径",
        "{path}：不是文件夾：請換一個路徑，或以 .zip 結尾的路徑",
    ),
    "export.inside": (
        "{path}: is the folder that you are in: go to another, or name another path",
        "{path}：正是所在的文件夹：请先离开，或换一个路径",
        "{path}：正是所在的文件夾：請先離開，或換一個路徑",
    ),
    "export.others": (
        "{path}: holds '{name}', which is not of an export: name another path",
        "{path}：其中的“{name}”不是导出的内容：请换一个路径",
        "{path}：其中的“{name}”不是導出的內容：請換一個路徑",
    ),
    "export.link": (
        "{path}: is a link, which is not followed: name what it points to",
        "{path}：是一个链接，这里不跟随链接：请写出它指向的路径",
        "{path}：是一個鏈接，這裡不跟隨鏈接：請寫出它指向的路徑",
    ),
    "export.no_parent": (
        "{path}: there is no folder {folder}: make it first",
        "{path}：没有文件夹 {folder}：请先建立",
        "{path}：沒有文件夾 {folder}：請先建立",
    ),
    "export.failed": (
        "{path}: cannot be written, and nothing is left of it: {why}",
        "{path}：无法写入，没有留下任何内容：{why}",
        "{path}：無法寫入，沒有留下任何內容：{why}",
    ),
    # what stands for a word that is to be typed
    "word.PLACE": ("PLACE", "地方", "地方"),
    "word.METRIC": ("METRIC", "指标", "指標"),
    "word.TEXT": ("TEXT", "文字", "文字"),
    "word.TOPIC": ("TOPIC", "主题", "主題"),
    "word.COMMAND": ("COMMAND", "命令", "命令"),
    "word.OPTIONS": ("OPTIONS", "选项", "選項"),
    "word.PERIOD": ("PERIOD", "时期", "時期"),
    "word.FIELD": ("FIELD", "字段", "字段"),
    "word.ID": ("ID", "标识", "標識"),
    "word.SECTION": ("SECTION", "部分", "部分"),
    "word.LANG": ("LANG", "语言", "語言"),
    "word.CELLS": ("CELLS", "格数", "格數"),
    "word.PATH": ("PATH", "路径", "路徑"),
    "word.FORMAT": ("FORMAT", "格式", "格式"),
}
