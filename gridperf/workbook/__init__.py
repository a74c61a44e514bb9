"""Bytes → workbook: the only place that opens files."""
