"""The result report (결과보고서): its content as plain data, and the PDF that typst sets of it."""
