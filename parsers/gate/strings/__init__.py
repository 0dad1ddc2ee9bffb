"""Every string accounted for: what a file keeps in any place that no page of it shows."""
