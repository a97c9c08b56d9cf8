"""Official documents as PDF: fonts, typesetting, page frame, building blocks."""
