"""The last step: properties, metadata and a compact file that is the same bytes every time."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from stdcommittee.base.messages import Text
from stdcommittee.reports.pdf.characters import clean
from stdcommittee.reports.pdf.frame import About
from stdcommittee.reports.pdf.setting import Setting

if TYPE_CHECKING:
    from pikepdf import Pdf

PRODUCER: Final = "StdCommittee"


def finish(written: bytes, about: About, setting: Setting) -> bytes:
    """Return the document with its properties, as object streams and without any chance in it.

    The date is the day of issue, the file identifier follows from the contents: the same contents
    issued on the same day give the same bytes.
    """
    import pikepdf

    with pikepdf.open(BytesIO(written)) as pdf:
        _properties(pdf, about, setting)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        target = BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            linearize=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return target.getvalue()


def _properties(pdf: Pdf, about: About, setting: Setting) -> None:
    import pikepdf

    def say(text: Text) -> str:
        return clean(setting.say(text))

    keywords = setting.words["separator"].join(map(say, about.keywords))
    date = f"D:{about.issued:%Y%m%d}000000Z"
    entries = {
        "/Title": say(about.title),
        "/Author": say(about.author),
        "/Subject": say(about.subject),
        "/Keywords": keywords,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": date,
        "/ModDate": date,
    }
    pdf.trailer["/Info"] = pdf.make_indirect(pikepdf.Dictionary(entries))
    moment = f"{about.issued.isoformat()}T00:00:00Z"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:format"] = "application/pdf"
        xmp["dc:title"] = say(about.title)
        xmp["dc:creator"] = [say(about.author)]
        xmp["dc:description"] = say(about.subject)
        xmp["dc:language"] = {"zh-CN" if setting.language == "zh" else setting.language}
        xmp["dc:identifier"] = say(about.number)
        xmp["pdf:Keywords"] = keywords
        xmp["pdf:Producer"] = PRODUCER
        xmp["xmp:CreatorTool"] = PRODUCER
        xmp["xmp:CreateDate"] = moment
        xmp["xmp:ModifyDate"] = moment
