"""Files that hold files: zips, e-mails, Outlook messages."""
