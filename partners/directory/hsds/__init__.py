"""What the directory tells other programs: Open Referral HSDS 3.0, to be read only.

Plain Django: the addresses, parameters and fields are HSDS's, not ours to derive from code, and a
list of 100 services is written once, straight from the rows.
"""
