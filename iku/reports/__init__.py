"""View models as papers: PPTX, DOCX, XLSX, PDF. Knows no store and no screen; every number comes in words or as Decimal."""
