"""What editors do about the program's reading: accept, fix, merge, reject; one by one or on a sheet; and gold for the next training."""
