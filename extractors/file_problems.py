"""Everything that can be wrong with an upload, said once, in both languages, with the next step.

docs/errors.md is made from this table. `{...}` are filled from the place that found the problem.
"""

from __future__ import annotations

from schemas.geometry import Quad
from schemas.transcript import Problem

TABLE: dict[str, tuple[str, str]] = {
    "file.missing": (
        "找不到文件。请重新上传。",
        "The file is not there. Upload it again.",
    ),
    "file.unreadable": (
        "系统无权读取该文件。请检查文件权限后重试。",
        "The file cannot be opened: permission denied. Make it readable and try again.",
    ),
    "file.outside": (
        "该文件是指向其所在文件夹以外的链接，未读取。请上传文件本身。",
        "The file is a link that leads out of its folder and was not followed. Upload the file itself.",
    ),
    "file.not_a_file": (
        "这不是普通文件，未读取。请上传文件本身。",
        "This is not a regular file and was not read. Upload the file itself.",
    ),
    "file.empty": (
        "文件为空(0 字节)。请重新上传。",
        "The file is empty (0 bytes). Upload it again.",
    ),
    "file.too_large": (
        "文件过大({mb} MB,上限 {limit} MB)，未读取。请压缩或拆分后重新上传。",
        "The file has {mb} MB, more than the limit of {limit} MB, and was not read. Compress or split it.",
    ),
    "file.type": (
        "无法识别的文件类型。请上传 PDF、JPG、PNG、WebP、TIFF、HEIC、BMP 或 DOCX。",
        "The file is none of PDF, JPG, PNG, WebP, TIFF, HEIC, BMP, DOCX. "
        "Save it as one of these and upload it again.",
    ),
    "file.text": (
        "这是纯文本文件，不是证件或文件的影像。请上传原件的照片、扫描件或 PDF。",
        "This is a plain text file, not a picture of a paper. Upload a photo, scan or PDF of the original.",
    ),
    "file.extension": (
        "文件扩展名与内容不符(实际为 {found})，已按内容读取。",
        "The file name does not fit the content, which is {found}. It was read by its content.",
    ),
    "file.damaged": (
        "文件已损坏，无法打开。请重新导出或拍摄后上传。",
        "The file is damaged and cannot be opened. Export or photograph it again and upload it.",
    ),
    "file.truncated": (
        "文件不完整，只读取了可读的部分。请重新上传完整文件。",
        "The file is cut short; only what is there was read. Upload the whole file again.",
    ),
    "file.encrypted": (
        "文件受密码保护，无法打开。请上传未加密的文件。",
        "The file is protected by a password and cannot be opened. Upload it without a password.",
    ),
    "file.timeout": (
        "读取该文件超过时限({seconds} 秒)，已中止。请拆分文件或上传较小的影像。",
        "Reading the file took longer than {seconds} s and was stopped. "
        "Split the file or upload smaller pictures.",
    ),
    "file.memory": (
        "读取该文件所需内存超过上限，已中止。请拆分文件或上传较小的影像。",
        "Reading the file needed more memory than allowed and was stopped. "
        "Split the file or upload smaller pictures.",
    ),
    "file.crashed": (
        "读取该文件时读取程序意外终止。请重新导出文件后上传；其他文件不受影响。",
        "The reading process ended unexpectedly on this file. Export the file anew and upload it; "
        "other files are not affected.",
    ),
    "file.internal": (
        "读取该文件时发生内部错误({kind})。需要人工查看该文件。",
        "An internal error ({kind}) occurred while reading this file. A person has to look at it.",
    ),
    "file.no_pages": (
        "文件中没有任何页面。请重新上传。",
        "The file has no pages. Upload it again.",
    ),
    "word.changes": (
        "Word 文件中有 {changes} 处未接受的修订、{comments} 处批注，按接受修订后的文字读取。请上传定稿或签署后的扫描件。",
        "The Word file holds {changes} changes that were not accepted and {comments} comments; it was read as if they "
        "were. Upload the final text, or a scan of the signed paper.",
    ),
    "pages.too_many": (
        "文件共 {count} 页，超过上限，只读取了前 {limit} 页。请拆分后分别上传。",
        "The file has {count} pages; only the first {limit} were read. Split it and upload the parts.",
    ),
    "picture.too_small": (
        "图片太小({width} x {height} 像素)，无法辨认文字。请上传更清晰的图片。",
        "The picture has only {width} x {height} pixels, too few for text. Upload a larger one.",
    ),
    "picture.too_large": (
        "图片过大({megapixels} 百万像素)，未读取。请以较小尺寸重新上传。",
        "The picture has {megapixels} megapixels, too many to read. Upload it smaller.",
    ),
    "picture.reduced": (
        "图片过大({megapixels} 百万像素)，已缩小后读取。",
        "The picture has {megapixels} megapixels and was reduced before reading.",
    ),
    "picture.first_frame": (
        "这是动态图片，只读取了第一帧。请上传静态图片。",
        "This picture is animated; only its first frame was read. Upload a still picture.",
    ),
    "page.unreadable": (
        "第 {page} 页无法读取。请重新上传该页。",
        "Page {page} cannot be read. Upload that page again.",
    ),
    "page.no_text": (
        "第 {page} 页没有读到文字。如果该页不是空白页，请重新拍摄。",
        "No text was found on page {page}. If it is not a blank page, photograph it again.",
    ),
    "page.blank": (
        "第 {page} 页是空白页。",
        "Page {page} is blank.",
    ),
    "page.blurred": (
        "第 {page} 页模糊，部分文字难以辨认。请在光线充足处重新拍摄。",
        "Page {page} is blurred and partly illegible. Photograph it again in good light.",
    ),
    "page.reduced": (
        "第 {page} 页的页面尺寸过大，已缩小后读取。",
        "Page {page} is very large and was reduced before reading.",
    ),
    "page.layer_not_believed": (
        "第 {page} 页的文字层不可信({reason})，已改为识别页面图像。",
        "The text layer of page {page} is not believed ({reason}); the page was read as a picture.",
    ),
    "page.layer_disagrees": (
        "第 {page} 页的文字层与页面图像所示不一致：文字层为“{layer}”，图像为“{seen}”。需要人工查看。",
        "On page {page} the text layer says “{layer}” where the page shows “{seen}”. "
        "A person has to look at it.",
    ),
}


REASONS = {
    "no text layer": "没有文字层",
    "characters without meaning": "字符无意义",
    "invisible text over a picture": "图像上覆有不可见文字",
    "text that nobody sees": "文字不可见",
    "more text on the page than in its layer": "页面上的文字多于文字层",
    "two texts in one place": "同一处有两层文字",
    "text runs across the page": "文字方向与页面不符",
    "unreadable text layer": "文字层无法读取",
}
"""Why a text layer is not believed, in Chinese."""


def problem(
    code: str, page: int | None = None, quad: Quad | None = None, **facts: str | int | float
) -> Problem:
    """The Problem of that code with its messages filled in. Raises KeyError for a code not in the table."""
    zh, en = TABLE[code]
    if page is not None:
        facts = {"page": page, **facts}
    said = (
        {**facts, "reason": REASONS.get(str(facts["reason"]), facts["reason"])}
        if "reason" in facts
        else facts
    )
    return Problem(code, zh.format(**said), en.format(**facts), page, quad)
