"""What a workbook holds that its visible cells do not show."""
