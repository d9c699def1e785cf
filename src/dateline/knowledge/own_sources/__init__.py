"""Files of places that users have: GeoNames dumps, tables and maps with P-codes, OpenStreetMap extracts.

One file a format; `READERS` names them in the order in which they are tried.
"""
