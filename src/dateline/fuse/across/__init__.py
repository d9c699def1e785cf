"""fuse/across: reports of many documents judged to be one happening. Pure functions over records."""
