"""The gate: what a file holds that a reader of it does not see (docs/hidden-data.md).

Pure, and run before anything is extracted for publication. ``gate.find_hazards``
is the way in; ``policy`` is what each finding means, as data; the other modules
look at one kind of file each. A finding never carries the hidden content.
"""
