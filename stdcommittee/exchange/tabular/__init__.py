"""Tables of any origin as rows of text: delimited text, spreadsheets, JSON, Word and web tables."""

from stdcommittee.exchange.tabular.model import Merge, Row, Sheet, Workbook
from stdcommittee.exchange.tabular.reading import read_table_file

__all__ = ["Merge", "Row", "Sheet", "Workbook", "read_table_file"]
